import type { Secret } from '../../src/common/index.js';
import { requestFor, type WireBody } from '../support/fixtures.js';
import { BOT_ID, RecordingPlatform, USER_TOKEN } from '../platform/index.js';

/** One brand: its own platform, with one project, its token and its conversation. */
export class Brand {
  readonly requestId: string;
  readonly token: string;
  readonly userToken = USER_TOKEN;

  private constructor(
    readonly platform: RecordingPlatform,
    readonly projectId: string,
  ) {
    this.requestId = `support-group-${projectId}-0f8b6c1d2e3f4a5b8c9d0e1f2a3b4c5d`;
    const claims = Buffer.from(JSON.stringify({ _id: BOT_ID, id_project: projectId })).toString('base64url');
    this.token = `eyJhbGciOiJIUzI1NiJ9.${claims}.c2lnbmF0dXJl`;
    this.furnish();
  }

  static async start(projectId: string): Promise<Brand> {
    return new Brand(await RecordingPlatform.start(), projectId);
  }

  get apiUrl(): string {
    return this.platform.apiUrl;
  }

  /** The texts that were said in the conversation. */
  get texts(): (string | undefined)[] {
    return this.platform.world.texts(this.requestId);
  }

  get ref(): { projectId: string; requestId: string; token: Secret | string } {
    return { projectId: this.projectId, requestId: this.requestId, token: this.token };
  }

  /** How many messages were sent, in all conversations. */
  get said(): number {
    return this.platform.world.messages.length;
  }

  /** Another conversation of the project. */
  conversationId(number: number): string {
    const requestId = `support-group-${this.projectId}-${String(number).padStart(32, '0')}`;
    this.platform.world.addConversation(requestId);
    return requestId;
  }

  /** The request that the engine of this brand posts to the webhook. */
  call(intent: string, requestId = this.requestId): WireBody {
    const body = requestFor(intent);
    body.token = this.token;
    const { bot, message } = body.payload;
    for (const place of [bot, message, message.request]) place.id_project = this.projectId;
    message.recipient = requestId;
    message.request.request_id = requestId;
    return body;
  }

  reset(): void {
    this.platform.reset();
    this.furnish();
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }

  private furnish(): void {
    const { world } = this.platform;
    world.projects.add(this.projectId);
    world.addConversation(this.requestId);
    this.platform.accept(this.token, { kind: 'bot', id: BOT_ID, name: 'Order helper' });
  }
}

export const EU_PROJECT = '64f0a1b2c3d4e5f6071829aa';
export const US_PROJECT = '64f0a1b2c3d4e5f6071829bb';
export const OTHER_PROJECT = '64f0a1b2c3d4e5f6071829cc';
