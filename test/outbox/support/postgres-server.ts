import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.js';
import { postgresqlFolder } from '../../support/servers.mjs';

const USER = 'fulfillment';
const READY_MS = 20_000;

/** A separate real PostgreSQL, in a temporary directory, on a free port; never as root, which it refuses. */
export class PostgresServer {
  private server?: ChildProcess;

  private constructor(
    private readonly directory: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<PostgresServer> {
    const owner = unprivileged();
    const directory = mkdtempSync(join(tmpdir(), 'outbox-postgres-'));
    if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
    execFileSync(
      join(binaries(), 'initdb'),
      ['-D', join(directory, 'data'), '-U', USER, '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'],
      { ...owner, cwd: directory },
    );
    const server = new PostgresServer(directory, await freePort());
    try {
      await server.resume();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  get url(): string {
    return `postgres://${USER}@127.0.0.1:${this.port}/postgres`;
  }

  /** Starts it, the first time or again, on the same port and with what it holds. */
  async resume(): Promise<void> {
    const { directory, port } = this;
    const options = { listen_addresses: '127.0.0.1', port, unix_socket_directories: directory };
    const args = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.server = spawn(join(binaries(), 'postgres'), ['-D', join(directory, 'data'), ...args], {
      ...unprivileged(),
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(this.server);
  }

  /** Ends it, with all its connections; what it holds is kept. */
  async halt(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('close', resolve));
    server.kill('SIGINT');
    await ended;
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => reject(new Error(`PostgreSQL is not ready:\n${log}`)), READY_MS);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      end();
    };
    server.once('exit', () => settle(() => reject(new Error(`PostgreSQL ended:\n${log}`))));
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      if (log.includes('database system is ready to accept connections')) settle(resolve);
    });
  });
}

function binaries(): string {
  const folder = postgresqlFolder();
  if (folder === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return folder;
}

/** The system's user for PostgreSQL, where the tests run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  if (line === undefined) throw new Error("There is no user 'postgres': apt-get install postgresql");
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
