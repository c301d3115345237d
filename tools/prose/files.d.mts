export function proseFiles(root: string): string[];
