import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const POSTGRESQL_VERSIONS = '/usr/lib/postgresql';
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The folder of `initdb` and `postgres`: of Debian's newest version, or one of the PATH. */
export function postgresqlFolder() {
  const versions = existsSync(POSTGRESQL_VERSIONS) ? readdirSync(POSTGRESQL_VERSIONS) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  const folders = newest === undefined ? searchPath() : [join(POSTGRESQL_VERSIONS, newest, 'bin')];
  return folders.find((folder) => isExecutable(join(folder, 'initdb')));
}

/** The browser that CHROMIUM_PATH names, or the first one of the PATH. */
export function chromiumPath() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  return firstOf(CHROMIUM_NAMES);
}

/** The programs that some suites need beside Node, and their packages on Debian. */
export const SERVERS = {
  PostgreSQL: { find: postgresqlFolder, package: 'postgresql' },
  Chromium: { find: chromiumPath, package: 'chromium' },
  Redis: { find: () => firstOf(['redis-server']), package: 'redis-server' },
  OpenSSL: { find: () => firstOf(['openssl']), package: 'openssl' },
};

/** @returns {string[]} names of SERVERS */
export function missingServers() {
  return Object.keys(SERVERS).filter((name) => SERVERS[name].find() === undefined);
}

/** Continuous integration installs all of them: there a missing one is a failure. */
export function mayBeMissing() {
  return !['true', '1'].includes(process.env.CI ?? '');
}

function firstOf(names) {
  return names
    .flatMap((name) => searchPath().map((folder) => join(folder, name)))
    .find((path) => isExecutable(path));
}

function searchPath() {
  return (process.env.PATH ?? '').split(delimiter);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
