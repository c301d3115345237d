import { join } from 'node:path';
import { builtDist } from '../support/built-dist.js';
import { RunningProcess } from '../support/running-process.js';
import { TemporaryFolder } from '../support/temporary-folder.js';

/** Starts built code as an operator does, and keeps track of it. Call `close` in `afterEach`. */
export class ProcessStarter {
  /** Empty, so that no `.env` file of the developer is read. */
  private readonly folder = new TemporaryFolder();
  private readonly started: RunningProcess[] = [];

  /** The working directory of what it starts. */
  get cwd(): string {
    return this.folder.path;
  }

  /** The service of this repository. */
  async service(env: Record<string, string>): Promise<RunningProcess> {
    return this.start(await builtDist(), env);
  }

  /** One of the applications in `apps/`. They import the package by its name, so the built one. */
  async app(name: string, env: Record<string, string> = {}): Promise<RunningProcess> {
    return this.file(join(import.meta.dirname, 'apps', `${name}.mjs`), env);
  }

  /** The same, of another suite. */
  async file(path: string, env: Record<string, string> = {}): Promise<RunningProcess> {
    await builtDist();
    return this.start(path, env);
  }

  async close(): Promise<void> {
    await Promise.all(this.started.map((one) => one.kill()));
    this.folder.remove();
  }

  private start(file: string, env: Record<string, string>): RunningProcess {
    const process = new RunningProcess('node', [file], {
      cwd: this.folder.path,
      env: { PORT: '0', ...env },
    });
    this.started.push(process);
    return process;
  }
}

/** Waits until the service says where it listens. @returns its address without the path */
export async function listening(service: RunningProcess): Promise<string> {
  const [, url] = await service.printed(/Webhook: (https?:\/\/[^/\s]+)/);
  return url ?? '';
}
