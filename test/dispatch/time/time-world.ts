import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Type } from '@nestjs/common';
import { TurnQueue } from '../../../src/dispatch/index.js';
import { RecordingPlatform, type RecordedCall } from '../../platform/index.js';
import { fixture, requestFor, type WireBody } from '../../support/fixtures.js';
import type { HttpAnswer } from '../../support/http-client.js';
import { startService, type Adapter, type RunningService } from '../../support/start-service.js';

const PROJECT = '667e5e4f698c6a4ee5cf716b';
const PATIENCE_MS = 40_000;

/** The service with the platform behind it, and users in separate conversations. */
export class TimeWorld {
  private constructor(
    readonly platform: RecordingPlatform,
    readonly service: RunningService,
  ) {}

  static async start(
    module: Type,
    adapter: Adapter = 'express',
    env: Record<string, string> = {},
  ): Promise<TimeWorld> {
    const platform = await RecordingPlatform.start();
    platform.world.projects.add(PROJECT);
    const { token } = fixture();
    platform.accept(token, { kind: 'bot', id: 'bot', name: 'Shop' });
    platform.accept(token.toLowerCase(), { kind: 'bot', id: 'bot', name: 'Shop' });
    const settings = { PLATFORM: 'custom', PLATFORM_API_URL: platform.apiUrl, ...env };
    return new TimeWorld(platform, await startService(module, adapter, settings));
  }

  chat(): Chat {
    return new Chat(this, `support-group-${PROJECT}-${randomBytes(16).toString('hex')}`);
  }

  get openTurns(): number {
    return this.service.app.get(TurnQueue, { strict: false }).openTurns;
  }

  /** The lines of the log with this word. */
  logged(word: string): string[] {
    return this.service.log.filter((line) => line.includes(word));
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.platform.stop();
  }
}

export class Chat {
  constructor(
    private readonly world: TimeWorld,
    readonly requestId: string,
  ) {
    if (!world.platform.world.conversations.has(requestId)) world.platform.world.addConversation(requestId);
  }

  /** The webhook call for a message of the user. */
  message(intent: string, params: Record<string, unknown> = {}): WireBody {
    const body = requestFor(intent, { ...params, conversation_id: this.requestId });
    body.payload.message.request.request_id = this.requestId;
    body.payload.message.recipient = this.requestId;
    return body;
  }

  says(intent: string, params: Record<string, unknown> = {}): Promise<HttpAnswer> {
    return this.world.service.post(this.message(intent, params));
  }

  /** The messages that reached the conversation through the messaging API. */
  get texts(): (string | undefined)[] {
    return this.world.platform.world.texts(this.requestId);
  }

  /** All calls for this conversation. */
  get calls(): RecordedCall[] {
    return this.world.platform.calls.filter(({ path }) => path.includes(this.requestId));
  }

  sees(count: number): Promise<void> {
    return eventually(() => this.texts.length >= count, `${count} messages`);
  }
}

/** Looks until it is so: what happens by itself can only be looked for. */
export async function eventually(isSo: () => boolean, what: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`Not seen within ${PATIENCE_MS} ms: ${what}`);
    await sleep(2);
  }
}
