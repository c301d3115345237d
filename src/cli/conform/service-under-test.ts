import type { Agent } from 'node:http';
import {
  ENGINE_HEADERS,
  webhookRequest,
  type RequestBot,
  type WebhookRequestBody,
  type WebhookRequestOptions,
} from '../../testing/requests/index.js';
import { newCanaries, type Canaries } from './canaries.js';
import { exchange, type Exchange } from '../http/index.js';

export interface ConformOptions {
  readonly url: URL;
  /** Intents that the service handles. Without one, its replies can hardly be checked. */
  readonly intents: readonly string[];
  /** Time limit of a call in milliseconds. */
  readonly timeoutMs: number;
  /** Concurrent calls. */
  readonly concurrency: number;
  /** Headers in addition to the engine's. */
  readonly headers: Readonly<Record<string, string>>;
  /** The secret that the URL carries. */
  readonly secret?: string;
  /** The bot that calls, for a service that checks it. Its secret signs the tokens. */
  readonly bot: RequestBot;
}

interface Delivery {
  readonly body?: string | Buffer;
  readonly method?: string;
  readonly url?: URL;
  readonly agent?: Agent;
  readonly asPlatform?: boolean;
}

const UNKNOWN_INTENT = 'conform.probe';

/** The webhook for the rules: calls it like the engine does, and keeps every exchange as evidence. */
export class ServiceUnderTest {
  readonly exchanges: Exchange[] = [];
  readonly canaries: Canaries;
  private readonly ordinaries = new Map<string, Promise<Exchange>>();
  private verifyCertificate = true;

  constructor(readonly options: ConformOptions) {
    this.canaries = newCanaries(options.bot.secret, options.bot);
  }

  /** The intents that the user named, or an unknown one. */
  get intents(): readonly string[] {
    return this.options.intents.length === 0 ? [UNKNOWN_INTENT] : this.options.intents;
  }

  /** A request of the platform, with the canaries in it. */
  request(options: WebhookRequestOptions = {}): WebhookRequestBody {
    const { token, bot } = this.canaries;
    return webhookRequest({
      intent: this.intents[0],
      text: 'Hello, is anybody there?',
      token,
      ...options,
      bot: { ...this.options.bot, ...bot, ...options.bot },
    });
  }

  /** Sends a request of the platform, or one that was changed. */
  call(
    label: string,
    body: WebhookRequestBody | WebhookRequestOptions,
    delivery: Delivery = {},
  ): Promise<Exchange> {
    const request = 'payload' in body ? body : this.request(body);
    return this.send(label, { body: JSON.stringify(request), ...delivery });
  }

  /** Sends any bytes. */
  async send(label: string, { agent, ...delivery }: Delivery): Promise<Exchange> {
    const sent = { label, url: this.options.url, method: 'POST', body: '', asPlatform: true, ...delivery };
    const options = {
      headers: { ...ENGINE_HEADERS, ...this.options.headers },
      timeoutMs: this.options.timeoutMs,
      verifyCertificate: this.verifyCertificate,
      ...(agent !== undefined && { agent }),
    };
    const done = await exchange(sent, options);
    this.exchanges.push(done);
    return done;
  }

  /** The ordinary call of an intent, made once for all rules that compare with it. */
  ordinary(intent = this.intents[0] ?? UNKNOWN_INTENT): Promise<Exchange> {
    const made =
      this.ordinaries.get(intent) ?? this.call(`an ordinary call of ${JSON.stringify(intent)}`, { intent });
    this.ordinaries.set(intent, made);
    return made;
  }

  /** The other rules run in any case, and check again that the address can be reached. */
  ignoreCertificate(): void {
    this.verifyCertificate = false;
    this.ordinaries.clear();
  }
}
