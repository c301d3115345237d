import { mayBeMissing, SERVERS, type ServerName } from './servers.mjs';

/**
 * `describe` and `it` for tests that need a program beside Node. On a machine without it they are skipped, and the
 * reporter names it in the last line; in continuous integration they run and fail.
 */
export function withServer(name: ServerName): { describe: jest.Describe; it: jest.It } {
  const isSkipped = mayBeMissing() && SERVERS[name].find() === undefined;
  return isSkipped ? { describe: describe.skip, it: it.skip } : { describe, it };
}
