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
 * @param {object} [options]
 * @param {(url: string) => Promise<{ url: string, close: () => Promise<unknown> }>} [options.between] starts a proxy of
 *   the server's REST API, which the service calls instead: `proxy` in the world
 * @returns {object} filled before the first test: `platform`, `service`, `webhookUrl`, `startService` (one more, with
 *   more of its environment), and the result of `prepare`
 */
export function serverWorld(fixture, prepare, { between } = {}) {
  const world = {};
  before(async () => {
    world.platform = await startPlatform();
    world.proxy = await between?.(world.platform.url);
    const { url } = world.proxy ?? world.platform;
    world.startService = (more = {}) =>
      startService({
        entry: join(FIXTURES, fixture),
        env: { PLATFORM: 'custom', PLATFORM_API_URL: url, LOG_LEVEL: 'warn', ...more },
      });
    world.service = await world.startService();
    world.webhookUrl = `${world.service.url}/webhook`;
    Object.assign(world, await prepare(world));
  });
  after(async () => {
    await world.service?.stop();
    await world.proxy?.close();
    await world.platform?.close();
  });
  return world;
}
