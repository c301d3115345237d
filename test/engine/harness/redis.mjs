import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startChild } from './child.mjs';
import { waitForPort } from './wait-for-port.mjs';

/**
 * Starts a `redis-server` that keeps nothing on disk. The engine stores there what belongs to a
 * conversation: variables, locks, steps.
 *
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function startRedis() {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'engine-redis-'));
  const child = startChild('redis-server', 'redis-server', [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
    ...['--save', '', '--appendonly', 'no', '--daemonize', 'no'],
  ]);
  await waitForPort(port, child, 10_000);
  return {
    port,
    stop: async () => {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
