/** What the Nest CLI hands over. @see schema.json */
export interface IntentOptions {
  readonly name: string;
  readonly path?: string;
  readonly sourceRoot?: string;
  readonly spec?: boolean;
  readonly skipImport?: boolean;
  readonly specFileSuffix?: string;
}
