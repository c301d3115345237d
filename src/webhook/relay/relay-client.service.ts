import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Call } from '../../calls/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { HttpAnswer } from '../../http/index.js';
import type { IntentRequest } from '../../protocol/index.js';
import { ownerOf, socketOf, workerPlace } from '../../workers/index.js';
import type { IncomingBody } from '../callers/index.js';
import { WorkerUnavailableError } from './worker-unavailable.error.js';

/** How long ago the call arrived, in milliseconds: its deadline starts then. */
export const ELAPSED_HEADER = 'x-elapsed-ms';
const TRY_EVERY_MS = 50;
/** Errors of a socket without a listener, or not yet created: no process has received the call. */
const NOBODY = new Set(['ENOENT', 'ECONNREFUSED']);

/**
 * Passes a verified call on to the worker that owns its conversation. Order, duplicates and loops are kept in memory, and
 * a connection may carry calls of any conversation: the worker that receives a call computes the owner, which answers.
 */
@Injectable()
export class RelayClient implements OnApplicationShutdown {
  private readonly place = workerPlace(process.env);
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly config: FulfillmentConfig) {}

  /** The number of the worker that owns the conversation; undefined if that is this process. */
  ownerOf({ conversationKey }: IntentRequest): number | undefined {
    if (this.place === undefined) return undefined;
    const owner = ownerOf(conversationKey, this.place.count);
    return owner === this.place.index ? undefined : owner;
  }

  /**
   * The owner's answer. Waits for an owner that is being replaced or does not respond, at most for the reply deadline. A
   * call that has been sent is never sent again.
   *
   * @throws WorkerUnavailableError
   */
  async forward(owner: number, { bytes, json }: IncomingBody, call: Call | undefined): Promise<HttpAnswer> {
    const body = bytes ?? Buffer.from(JSON.stringify(json));
    const end = performance.now() + this.config.replyDeadlineMs;
    for (;;) {
      try {
        return await this.send(owner, body, call, Math.max(0, end - performance.now()));
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException;
        if (!NOBODY.has(code) || performance.now() > end) throw new WorkerUnavailableError();
        await sleep(TRY_EVERY_MS);
      }
    }
  }

  onApplicationShutdown(): void {
    this.agent.destroy();
  }

  /**
   * The body is sent only after the other worker has accepted the call: a blocked worker has run nothing of a call that
   * was given up, and will not run it later.
   *
   * @param patienceMs time limit for accepting the call
   */
  private send(owner: number, body: Buffer, call: Call | undefined, patienceMs: number): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (this.place === undefined) throw new WorkerUnavailableError();
      const exchange = request({
        socketPath: socketOf(this.place, owner),
        agent: this.agent,
        method: 'POST',
        // The same call id and trace: the owner publishes the events.
        headers: {
          'Content-Length': body.length,
          Expect: '100-continue',
          ...(call !== undefined && { ...call.trace, 'X-Request-Id': call.id }),
          ...(call !== undefined && { [ELAPSED_HEADER]: String(performance.now() - call.startedAt) }),
        },
      });
      const timer = setTimeout(() => exchange.destroy(new WorkerUnavailableError()), patienceMs);
      exchange.on('continue', () => {
        clearTimeout(timer);
        exchange.end(body);
      });
      exchange.on('error', reject).on('close', () => clearTimeout(timer));
      exchange.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 500, ...(answer !== '' && { json: answer }) });
        });
      });
      exchange.flushHeaders();
    });
  }
}
