import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const VERSIONS = '/usr/lib/postgresql';

/** A separate PostgreSQL with its default settings, fsync among them. */
export async function startPostgres(directory) {
  if (!existsSync(VERSIONS)) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const newest = readdirSync(VERSIONS).toSorted((one, other) => other - one)[0];
  const bin = (name) => join(VERSIONS, newest, 'bin', name);
  const owner = unprivileged();
  if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
  const data = join(directory, 'data');
  execFileSync(bin('initdb'), ['-D', data, '-U', 'bench', '--auth=trust', '--locale=C', '-E', 'UTF8'], {
    ...owner,
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const stdio = ['ignore', 'ignore', 'pipe'];
  const server = spawn(bin('postgres'), args, { ...owner, cwd: directory, stdio });
  await ready(server);
  const stop = async () => {
    const exit = once(server, 'exit');
    server.kill('SIGINT');
    await exit;
  };
  return { url: `postgres://bench@127.0.0.1:${port}/postgres`, stop };
}

/** Reads on afterwards, so that the server never waits for its reader. */
function ready(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended:\n${log}`)));
  });
}

/** The system's user for PostgreSQL, where the bench runs as root, which it refuses. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid, gid };
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
