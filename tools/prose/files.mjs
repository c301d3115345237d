import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['src', 'test', 'examples', 'bench', 'tools'];
/** Recorded data, installed packages and generated suites. */
const SKIPPED = new Set(['node_modules', 'fixtures', '.groups', 'dist']);
const PROSE = /\.(?:[cm]?[jt]s|tsx|template)$/;

/** The paths of all files whose prose is checked, below the root of the repository. */
export function proseFiles(root) {
  return FOLDERS.flatMap((folder) => filesBelow(root, folder));
}

function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(root, path);
    return PROSE.test(entry.name) ? [path] : [];
  });
}
