import { createHmac, randomUUID } from 'node:crypto';
import type { TurnFacts } from './turn-facts.js';

const ISSUER = 'https://tiledesk.com';
const HEADER = { alg: 'HS256', typ: 'JWT' };

/** A token as the platform issues it: for the original of the bot, signed with the bot's secret. @see protocol.md 5.1 */
export function conversationToken({ bot, now }: Pick<TurnFacts, 'bot' | 'now'>): string {
  const claims = {
    type: 'tilebot',
    subtype: 'chatbot',
    language: 'en',
    name: bot.name,
    id_project: bot.projectId,
    _id: bot.rootId,
    iat: Math.floor(now.getTime() / 1000),
    aud: `${ISSUER}/bots/${bot.rootId}`,
    iss: ISSUER,
    sub: 'bot',
    jti: randomUUID(),
  };
  const signed = [HEADER, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', bot.secret).update(signed).digest('base64url')}`;
}
