export declare const FOLDERS: readonly string[];
export declare const LEAVES: ReadonlySet<string>;
