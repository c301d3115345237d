import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URL, fileURLToPath } from 'node:url';
import { WatchedProcess } from './watched-process.mjs';

const SCRIPT = fileURLToPath(new URL('./engine-process.mjs', import.meta.url));

/**
 * Starts the real engine in a separate process.
 *
 * @param {object} settings
 * @param {string} settings.apiUrl of the platform's REST API
 * @param {number} settings.redisPort
 * @param {number} [settings.port] that it listens on. Default: a free one
 * @param {string} [settings.mongoUri] the database that it reads its bots from; without it, they are sent to it
 * @returns {Promise<EngineChild>}
 */
export async function startEngineProcess(settings) {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const child = new EngineChild(settings, folder);
  try {
    await child.ready();
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

class EngineChild extends WatchedProcess {
  #folder;

  constructor(settings, folder) {
    super('The engine', SCRIPT, {
      cwd: folder,
      env: {
        APP_ROOT_PATH: folder,
        LOG_LEVEL: process.env.ENGINE_LOG_LEVEL ?? 'error',
        ...(process.env.ENGINE_PACKAGE && { ENGINE_PACKAGE: process.env.ENGINE_PACKAGE }),
        ENGINE_SETTINGS: JSON.stringify(settings),
      },
    });
    this.#folder = folder;
  }

  async ready() {
    /** Base URL of the engine's routes. */
    this.url = `http://127.0.0.1:${await this.told('port')}/modules/tilebot`;
  }

  async stop() {
    await super.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
