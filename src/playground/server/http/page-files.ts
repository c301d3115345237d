import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly zipped: Buffer;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The built page, in memory: a few files, by their path. Other paths do not exist, so path traversal is impossible. */
export function pageFiles(folder: string | undefined): ReadonlyMap<string, PageFile> {
  if (folder === undefined || !existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths.flatMap((path) => {
      const type = TYPES[extname(path)];
      if (type === undefined) return [];
      const bytes = readFileSync(path);
      return [
        [relative(folder, path).split(sep).join('/'), { type, bytes, zipped: gzipSync(bytes) }] as const,
      ];
    }),
  );
}
