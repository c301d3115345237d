import { join } from 'node:path';
import { builtDist, ROOT } from '../../support/built-dist.js';
import { freePort } from '../../support/free-port.js';
import { run, RunningProcess } from '../../support/running-process.js';

const LISTENS = /Webhook: (http:\/\/127\.0\.0\.1:\d+)/;

export interface RunningPlayground {
  readonly url: string;
  readonly process: RunningProcess;
}

/**
 * The built service, as `npm run dev` starts it, without the watching. The pictures of the shop are at the port that is
 * configured, so it is known before.
 */
export async function startPlayground(env: Record<string, string> = {}): Promise<RunningPlayground> {
  const main = await builtDist();
  await run(join('node_modules', '.bin', 'vite'), ['build', 'src/playground/page', '--logLevel', 'warn'], {
    cwd: ROOT,
  });
  const process = new RunningProcess(globalThis.process.execPath, [main], {
    cwd: ROOT,
    env: { PLAYGROUND: 'true', PORT: String(await freePort()), LOOP_LIMIT: '0', ...env },
  });
  const [, url = ''] = await process.printed(LISTENS);
  return { url, process };
}
