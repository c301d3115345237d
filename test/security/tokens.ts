import { createHmac } from 'node:crypto';
import { fixture, type WireBody } from '../support/fixtures.js';

/** The bot and the project of the recorded requests. */
export const ROOT_BOT = String(fixture().payload.bot.root_id ?? fixture().payload.bot._id);
export const PROJECT = String(fixture().payload.message.id_project);
export const BOT_SECRET = 'f0f1d2c3-b4a5-4697-8879-6a5b4c3d2e1f';

export type Claims = Record<string, unknown>;

/** The claims that the platform gives to the bot of the recorded requests. @see protocol.md 5.1 */
export function claims(changes: Claims = {}): Claims {
  return {
    _id: ROOT_BOT,
    id_project: PROJECT,
    name: 'Shop',
    type: 'tilebot',
    iat: Math.floor(Date.now() / 1000),
    iss: 'https://tiledesk.com',
    sub: 'bot',
    aud: `https://tiledesk.com/bots/${ROOT_BOT}`,
    jti: '7d0f2f0a-5c1b-4d53-8a53-1f2f3a4b5c6d',
    ...changes,
  };
}

/** A compact JWS, made by hand so that it can be wrong in every way. */
export function sign(
  payload: Claims,
  secret = BOT_SECRET,
  header: Claims = { alg: 'HS256', typ: 'JWT' },
): string {
  const text = [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const hash = header['alg'] === 'HS512' ? 'sha512' : header['alg'] === 'HS384' ? 'sha384' : 'sha256';
  const signature = header['alg'] === 'none' ? '' : createHmac(hash, secret).update(text).digest('base64url');
  return `${text}.${signature}`;
}

/** A recorded request with this token. */
export function requestWith(token: string, change: (body: WireBody) => void = () => undefined): WireBody {
  const body = fixture();
  body.token = token;
  change(body);
  return body;
}
