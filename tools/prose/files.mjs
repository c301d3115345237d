import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['src', 'test', 'examples', 'bench', 'tools', 'docs', 'deploy', '.github', '.changeset'];
const FILES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  'Dockerfile',
  '.ci/run',
  'jest.config.mjs',
  'eslint.config.mjs',
];
/** The list of rejected phrases itself. */
const GLOSSARY = 'docs/glossary.md';
/** Recorded data, installed packages and generated suites. */
const SKIPPED = new Set(['node_modules', 'fixtures', '.groups', 'dist']);
const PROSE = /\.(?:[cm]?[jt]s|tsx|md|ya?ml|template)$/;

/** The paths of all files whose prose is checked, below the root of the repository. */
export function proseFiles(root) {
  const files = [...FILES, ...FOLDERS.flatMap((folder) => filesBelow(root, folder))];
  return files.filter((file) => file !== GLOSSARY);
}

function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(root, path);
    return PROSE.test(entry.name) ? [path] : [];
  });
}
