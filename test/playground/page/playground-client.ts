import type { Type } from '@nestjs/common';
import { AppModule } from '../../../src/app.module.js';
import type { BootstrapOptions } from '../../../src/index.js';
import type {
  ConversationView,
  StateView,
  TroubleName,
  TurnView,
} from '../../../src/playground/server/view.types.js';
import { type Adapter, startService, type RunningService } from '../../support/start-service.js';
import { until } from '../../support/until.js';

export const SECRET = 'a-secret-of-the-webhook';

/** Sends the HTTP requests of the page to a separate service. */
export class PlaygroundClient {
  private constructor(readonly service: RunningService) {}

  static async start(
    env: Record<string, string> = {},
    module: Type = AppModule,
    adapter: Adapter = 'express',
    configure?: BootstrapOptions['configure'],
  ): Promise<PlaygroundClient> {
    const settings = { PLAYGROUND: 'true', WEBHOOK_SECRETS: SECRET, ...env };
    return new PlaygroundClient(await startService(module, adapter, settings, configure));
  }

  close(): Promise<void> {
    return this.service.close();
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { url } = this.service;
    const { status, text } = await this.service.call({
      method,
      path: `/playground/api${path}`,
      headers: { Host: new URL(url).host, Origin: url, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (status >= 300) throw new Error(`${status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  open(options: object = {}): Promise<ConversationView> {
    return this.ask('POST', '/conversations', options);
  }

  view(id: string): Promise<ConversationView> {
    return this.ask('GET', `/conversations/${id}`);
  }

  trouble(...on: TroubleName[]): Promise<StateView> {
    return this.ask('PUT', '/troubles', { on });
  }

  /** Says something, and waits until the turn is over. */
  async say(id: string, message: { text: string; action?: string }): Promise<TurnView> {
    const { turn } = await this.ask<{ turn: string }>('POST', `/conversations/${id}/messages`, message);
    return this.over(id, turn);
  }

  async over(id: string, turnId: string): Promise<TurnView> {
    let found: TurnView | undefined;
    await until(async () => {
      found = (await this.view(id)).turns.find((turn) => turn.id === turnId);
      return found?.entries.some(({ type }) => type === 'turn-ended') === true;
    });
    return found as TurnView;
  }

  restart(id: string, turn: string): Promise<ConversationView> {
    return this.ask('POST', `/conversations/${id}/turns/${turn}/restart`);
  }
}

export function types({ entries }: TurnView): string[] {
  return entries.map(({ type }) => type);
}

/** The content of the last entry of a type. */
export function data({ entries }: TurnView, type: string): Record<string, unknown> {
  const found = entries.findLast((entry) => entry.type === type);
  if (found === undefined) {
    throw new Error(`There is no ${type} among ${entries.map((one) => one.type).join(', ')}`);
  }
  return found.data;
}

export function texts({ messages }: ConversationView): string[] {
  return messages.map(({ text }) => text);
}
