import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Calls, withCall } from '../../calls/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { jsonLimits, parseJson, readBody, writeAnswer } from '../../http/index.js';
import { socketOf, workerPlace } from '../../workers/index.js';
import { AnswerFilter } from '../answer.filter.js';
import { AnswerWatchdog, watchTime } from '../answer-watchdog.js';
import { WebhookService } from '../webhook.service.js';
import { ELAPSED_HEADER } from './relay-client.service.js';

/**
 * Answers calls of this worker's conversations that other workers received and verified. Listens on a socket in a folder
 * that only this user can enter; does not listen if there is one process only.
 */
@Injectable()
export class RelayServer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly server = createServer((request, response) => void this.receive(request, response));
  private readonly place = workerPlace(process.env);

  private readonly watchdog: AnswerWatchdog;

  constructor(
    private readonly answers: WebhookService,
    private readonly config: FulfillmentConfig,
    private readonly filter: AnswerFilter,
    private readonly calls: Calls,
  ) {
    this.watchdog = new AnswerWatchdog(watchTime(config), config.production);
    // Its callers are the other workers: a connection that ends on its own would take a call with it.
    this.server.keepAliveTimeout = 0;
    this.server.requestTimeout = 0;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.place === undefined) return;
    const path = socketOf(this.place, this.place.index);
    rmSync(path, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      // Exclusive: the supervisor would share the socket among all workers.
      this.server.listen({ path, exclusive: true }, resolve);
    });
  }

  onApplicationShutdown(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = this.calls.open(request, Number(request.headers[ELAPSED_HEADER] ?? 0));
    this.watchdog.watch(response);
    response.once('close', () => {
      this.watchdog.forget(response);
      this.calls.close(call, response);
    });
    try {
      const bytes = await readBody(request, Infinity);
      const json = parseJson(bytes, jsonLimits(this.config));
      const answer = await withCall(call, () => this.answers.answerHere({ bytes, json }));
      this.calls.emit({ type: 'answered', ...answer }, call);
      writeAnswer(response, answer);
    } catch (error) {
      this.filter.answer(error, response);
    }
  }
}
