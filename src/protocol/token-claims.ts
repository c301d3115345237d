import { type Secret, isRecord } from '../common/index.js';
import { isId } from './ids.js';

/** Characters. The platform's tokens have a few hundred. */
export const LONGEST_TOKEN = 65_536;

/** The claims that help to fill in a bare request. Read without checking the signature: hints, not proof. */
export interface TokenClaims {
  /** The ROOT bot's id. */
  botId?: string;
  projectId?: string;
}

/** Reads the claims of a conversation token; none if it is not a JWT. Never throws. @see protocol.md 5.1 */
export function readTokenClaims(token: Secret | string): TokenClaims {
  const payload = (typeof token === 'string' ? token : token.reveal()).split('.')[1];
  if (!payload) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isRecord(claims)) return {};
    return { botId: id(claims._id), projectId: id(claims.id_project) };
  } catch {
    return {};
  }
}

function id(value: unknown): string | undefined {
  return isId(value) ? value : undefined;
}
