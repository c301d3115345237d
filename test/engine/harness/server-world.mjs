import { join } from 'node:path';
import { after, before } from 'node:test';
import { startPlatform } from './server/start-platform.mjs';
import { startService } from './service.mjs';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

/**
 * The platform's own server with the real engine, and a compiled service of `fixtures/` that calls it: for all tests of
 * a suite, closed after them.
 *
 * @param {string} fixture file name in `fixtures/`
 * @param {(world: object) => Promise<object>} prepare makes bots and people; the result is added to the world
 * @returns {object} filled before the first test: `platform`, `service`, `webhookUrl`, and the result of `prepare`
 */
export function serverWorld(fixture, prepare) {
  const world = {};
  before(async () => {
    world.platform = await startPlatform();
    world.service = await startService({
      entry: join(FIXTURES, fixture),
      env: { PLATFORM: 'custom', PLATFORM_API_URL: world.platform.url, LOG_LEVEL: 'warn' },
    });
    world.webhookUrl = `${world.service.url}/webhook`;
    Object.assign(world, await prepare(world));
  });
  after(async () => {
    await world.service?.stop();
    await world.platform?.close();
  });
  return world;
}
