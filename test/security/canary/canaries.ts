import { fixture, type WireBody } from '../../support/fixtures.js';
import { sign, claims } from '../tokens.js';

/** Stands in every secret of this suite, so that one search finds them all. Its base64 forms are searched for too. */
export const CANARY = 'canaryK7qd2Vx9';

/** A word that may never be seen, with the place that it was put in. */
export const SECRETS = {
  token: sign(claims({ note: CANARY }), `${CANARY}-token`),
  botSecret: `${CANARY}-bot-secret`,
  webhookUrl: `https://hooks.example.com/${CANARY}-webhook-url`,
  global: `${CANARY}-global`,
  basic: `platform:${CANARY}-basic`,
  path: `${CANARY}-path`,
  metrics: `${CANARY}-metrics-token`,
} as const;

/** How each of them may look when it comes out somewhere. */
export function traces(): string[] {
  const token = SECRETS.token.split('.');
  return [CANARY, ...token.slice(1), Buffer.from(SECRETS.basic).toString('base64').slice(0, 24)];
}

/** A recorded request whose secrets are all marked. */
export function marked(intent = 'hello'): WireBody {
  const body = fixture();
  body.payload.intent.intent_display_name = intent;
  mark(body);
  return body;
}

function mark(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Record<string, unknown>;
  for (const [name, member] of Object.entries(holder)) {
    const secret = secretFor(name, member);
    if (secret !== undefined) holder[name] = secret;
    else mark(member);
  }
}

function secretFor(name: string, member: unknown): unknown {
  switch (name) {
    case 'token':
    case 'chatbotToken':
      return SECRETS.token;
    case 'chatbot_jwt_token':
      return `JWT ${SECRETS.token}`;
    case 'secret':
      return SECRETS.botSecret;
    case 'webhook_url':
      return SECRETS.webhookUrl;
    case 'globals':
      return Array.isArray(member) ? [{ key: 'apiKey', value: SECRETS.global }] : undefined;
    default:
      return undefined;
  }
}
