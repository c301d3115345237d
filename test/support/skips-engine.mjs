import { readdirSync } from 'node:fs';
import { mayBeMissing, SERVERS } from './servers.mjs';

/** Exit code 0: the tests with the real engine are skipped, because the Redis that they need may be missing and is. */
if (mayBeMissing() && SERVERS.Redis.find() === undefined) {
  const suites = readdirSync('test/engine').filter((name) => name.endsWith('.test.mjs'));
  process.stderr.write(
    `${suites.length} suites are skipped: Redis not installed (on Debian: apt-get install ${SERVERS.Redis.package}).\n`,
  );
} else process.exitCode = 1;
