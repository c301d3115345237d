import { Injectable } from '@nestjs/common';
import { recordOf, type JsonRecord } from '../../../common/index.js';
import {
  credentialsOf,
  hideCredentials,
  HttpWebhookCaller,
  type EngineEvent,
  type WebhookCall,
  type WebhookCaller,
  type WebhookResult,
} from '../../engine/index.js';
import type { TokenIssuer } from '../../platform/index.js';
import { Timelines } from '../timeline/timelines.service.js';
import { Troubles } from '../trouble/troubles.service.js';
import { editedRequest } from './edited-request.js';
import { ServiceWebhook } from './service-webhook.js';

interface Edit {
  readonly edited: JsonRecord;
  readonly shown: JsonRecord;
}

/** Calls the webhook of this service for the emulated engine, with the troubles that are on and the edits that wait. */
@Injectable()
export class PlaygroundCaller implements WebhookCaller {
  /** Signs the wrong tokens. */
  tokens?: TokenIssuer;
  private readonly http: HttpWebhookCaller;
  private readonly edits = new Map<string, Edit>();
  private turn = '';

  constructor(
    private readonly webhook: ServiceWebhook,
    private readonly troubles: Troubles,
    private readonly timelines: Timelines,
  ) {
    this.http = new HttpWebhookCaller(webhook.agent);
  }

  /** The engine reports a request and sends it synchronously, so this is the turn of the next call. */
  readonly observe = (event: EngineEvent): void => {
    if (event.type === 'webhook-request') this.turn = event.turn;
  };

  /** Sends the next request of the conversation with the edited body. @returns a function that removes the edit */
  edit(conversation: string, edit: Edit): () => void {
    this.edits.set(conversation, edit);
    return () => this.edits.delete(conversation);
  }

  async call(call: WebhookCall): Promise<WebhookResult> {
    const { turn } = this;
    const body = await this.body(call.body);
    if (!this.troubles.has('duplicate')) return this.send(turn, call, body);
    const [first, again] = await Promise.all([this.send(turn, call, body), this.send(turn, call, body)]);
    this.timelines.add(turn, {
      at: now(),
      side: 'platform',
      type: 'duplicate-answer',
      data: { answer: again },
    });
    return first;
  }

  private async body(fresh: JsonRecord): Promise<JsonRecord> {
    const { request_id: conversation } = recordOf(recordOf(recordOf(fresh.payload).message).request);
    const edit = this.edits.get(String(conversation));
    this.edits.delete(String(conversation));
    const body = edit === undefined ? fresh : editedRequest(edit.edited, edit.shown, fresh);
    return this.troubles.has('wrong-token') ? this.withWrongToken(body) : body;
  }

  private async withWrongToken(body: JsonRecord): Promise<JsonRecord> {
    const { token } = body;
    const { _id: id, root_id: rootId } = recordOf(recordOf(body.payload).bot);
    if (typeof token !== 'string' || this.tokens === undefined) return body;
    const forged = await this.tokens.forgedForBot(String(rootId ?? id));
    return JSON.parse(JSON.stringify(body).replaceAll(token, forged.reveal())) as JsonRecord;
  }

  private async send(turn: string, call: WebhookCall, body: JsonRecord): Promise<WebhookResult> {
    const id = this.timelines.openCall(turn);
    const bot = recordOf(recordOf(call.body.payload).bot);
    const shown = hideCredentials(body, credentialsOf(String(call.body.token), bot));
    this.timelines.add(turn, {
      at: now(),
      side: 'platform',
      type: 'called',
      data: { body: shown },
      call: id,
    });
    const headers = { ...call.headers, ...this.webhook.headers(id, body), 'X-Request-Id': id };
    const url = this.webhook.url(!this.troubles.has('wrong-secret'));
    return this.http.call({ url, headers, body });
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
