import { randomUUID } from 'node:crypto';
import { conversationToken } from './conversation-token.js';
import { intentIdOf, newObjectId, newRequestId } from './platform-ids.js';
import type { RequestBot, RequestUser, WebhookRequestOptions } from './webhook-request-options.interface.js';

/** One turn of a conversation with all defaults: the source of the documents of a request. */
export interface TurnFacts {
  readonly intent: { readonly name: string; readonly id: string };
  readonly params: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly staticReply: string;
  readonly language: string;
  /** As the wire names it: `chat21` is the web widget. */
  readonly channel: string;
  readonly user: Required<Pick<RequestUser, 'id' | 'name' | 'email'>> & Pick<RequestUser, 'phone'>;
  readonly bot: Required<RequestBot>;
  readonly requestId: string;
  readonly messageId: string;
  readonly token: string;
  readonly pressed?: string;
  readonly draft: boolean;
  readonly transcriptLength: number;
  readonly now: Date;
}

/** The default bot of requests. */
export const SHOP_BOT = {
  id: '66c57a9f0e5ed03368617bd8',
  rootId: '660496ff1ddf08e8731cd4df',
  name: 'Shop assistant',
  projectId: '667e5e4f698c6a4ee5cf716b',
  secret: '9d841286-e04b-4511-a1cd-f01c6cc60813',
  globals: { shop_name: 'Bottega Uno', opening_hours: '{"mon-fri":"9-18"}' },
  webhookUrl: 'https://bots.example.com/webhook',
};
const USER = {
  id: 'b41e9f8f-c7e5-4750-a7e8-5b2bdf20aadf',
  name: 'Amélie Dupont',
  email: 'amelie.dupont@example.com',
};
const WIDGET_CHANNEL = 'chat21';

export function turnFacts(options: WebhookRequestOptions): TurnFacts {
  const now = new Date();
  const name = options.intent ?? 'hello';
  const bot = { ...SHOP_BOT, ...options.bot };
  const { channel = 'web' } = options;
  return {
    intent: { name, id: options.intentId ?? intentIdOf(name) },
    params: options.params ?? {},
    text: options.text ?? `/${name}`,
    staticReply: options.staticReply ?? 'Let me look',
    language: options.language ?? 'en',
    channel: channel === 'web' ? WIDGET_CHANNEL : channel,
    user: { ...USER, ...options.user },
    bot,
    requestId: options.requestId ?? newRequestId(bot.projectId),
    messageId: options.messageId ?? (options.insideFlow === true ? randomUUID() : newObjectId()),
    token: options.token ?? conversationToken({ bot, now }),
    ...(options.pressed !== undefined && { pressed: options.pressed }),
    draft: options.draft ?? false,
    transcriptLength: options.transcriptLength ?? 0,
    now,
  };
}
