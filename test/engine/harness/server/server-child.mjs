import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { URL, fileURLToPath } from 'node:url';
import { WatchedProcess } from '../watched-process.mjs';

const SCRIPT = fileURLToPath(new URL('./server-process.mjs', import.meta.url));
const PACKAGE = dirname(createRequire(import.meta.url).resolve('@tiledesk/tiledesk-server/package.json'));

/** The platform's server in a separate process. It writes its logs into a folder that is removed with it. */
export class ServerChild extends WatchedProcess {
  #folder;

  /**
   * @param {{ redisPort: number, enginePort: number }} settings
   * @returns {Promise<ServerChild>} as soon as its database is there, which is before it listens
   */
  static async start(settings) {
    const folder = await mkdtemp(join(tmpdir(), 'server-'));
    await symlink(join(PACKAGE, 'template'), join(folder, 'template'));
    return new ServerChild(settings, folder);
  }

  constructor(settings, folder) {
    super('The server', SCRIPT, {
      cwd: folder,
      env: {
        APP_ROOT_PATH: folder,
        LOG_LEVEL: process.env.SERVER_LOG_LEVEL ?? 'error',
        SERVER_SETTINGS: JSON.stringify(settings),
      },
    });
    this.#folder = folder;
  }

  /** @returns {Promise<string>} */
  mongoUri() {
    return this.told('mongoUri');
  }

  /** @returns {Promise<string>} base URL of the REST API */
  async url() {
    return `http://127.0.0.1:${await this.told('port')}`;
  }

  async stop() {
    await super.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
