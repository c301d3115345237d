import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { listening, ProcessStarter } from '../../boot/start-process.js';
import { requestFor, type WireBody } from '../../support/fixtures.js';
import { call, type HttpAnswer } from '../../support/http-client.js';
import type { RunningProcess } from '../../support/running-process.js';
import { JSON_TYPE } from '../../support/start-service.js';

const APP = join(import.meta.dirname, '..', 'counting-app.mjs');

/** Each call has a new connection, so another worker each time. */
export const ONCE = new Agent({ keepAlive: false });

/** The answer of the handler of `count`. */
export interface Count {
  readonly pid: number;
  readonly count: number;
  readonly together: number;
  /** In its session. */
  readonly kept: number;
}

/** The counting application on several workers. Call `close` in `afterEach`. */
export class WorkersService {
  private constructor(
    private readonly starter: ProcessStarter,
    private readonly workers: number,
    readonly process: RunningProcess,
    readonly url: string,
  ) {}

  /** Resolves when all workers are ready. */
  static async start(workers: number, env: Record<string, string>): Promise<WorkersService> {
    const starter = new ProcessStarter();
    try {
      const process = await launch(starter, workers, env);
      const url = await listening(process);
      await process.printed(new RegExp(`${workers} workers are ready`));
      return new WorkersService(starter, workers, process, url);
    } catch (error) {
      await starter.close();
      throw error;
    }
  }

  /** One more, which may not come up. It is closed with this one. */
  another(env: Record<string, string>): Promise<RunningProcess> {
    return launch(this.starter, this.workers, env);
  }

  close(): Promise<void> {
    return this.starter.close();
  }

  post(body: WireBody, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    return call(this.url, {
      path: '/webhook',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(body),
      agent: ONCE,
    });
  }

  async count(requestId = conversation(), headers?: Record<string, string>): Promise<Count> {
    return countIn(await this.post(requestOf(requestId, 'count'), headers));
  }

  /** As many calls that stay open until SIGWINCH; resolves when all their handlers run. */
  async hold(calls: number): Promise<Promise<HttpAnswer>[]> {
    const open = Array.from({ length: calls }, () => this.post(requestOf(conversation(), 'hold')));
    // Without the look-ahead, each output before the last call would be tried in 2^calls ways.
    await this.process.printed(new RegExp(`(A handler runs\\.((?!A handler runs)[^])*){${calls}}`));
    return open;
  }

  /**
   * Counts in as many conversations at once.
   *
   * @returns the processes whose handlers have run
   */
  async pidsAfter(
    calls: number,
    headersOf?: (index: number) => Record<string, string>,
  ): Promise<Set<number>> {
    const counts = await Promise.all(
      Array.from({ length: calls }, (_, index) => this.count(conversation(), headersOf?.(index))),
    );
    return new Set(counts.map(({ pid }) => pid));
  }
}

function launch(
  starter: ProcessStarter,
  workers: number,
  env: Record<string, string>,
): Promise<RunningProcess> {
  return starter.file(APP, { WORKERS: String(workers), ANSWER_SETTLE_MS: '0', ...env });
}

/** The id of a new one. */
export function conversation(): string {
  return `support-group-${randomBytes(12).toString('hex')}-${randomBytes(16).toString('hex')}`;
}

export function requestOf(requestId: string, intent: string): WireBody {
  const body = requestFor(intent);
  body.payload.message.request.request_id = requestId;
  body.payload.message.recipient = requestId;
  return body;
}

export function countIn({ text }: HttpAnswer): Count {
  return JSON.parse((JSON.parse(text) as { text: string }).text) as Count;
}
