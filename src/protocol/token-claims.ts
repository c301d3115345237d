import type { Secret } from '../common/index.js';
import { isRecord } from './tolerance.js';

/** The claims that help to fill in a bare request. Read without checking the signature: hints, not proof. */
export interface TokenClaims {
  /** The ROOT bot's id. */
  botId?: string;
  projectId?: string;
}

/** Reads the claims of a conversation token; none if it is not a JWT. Never throws. @see protocol.md 5.1 */
export function readTokenClaims(token: Secret): TokenClaims {
  const payload = token.reveal().split('.')[1];
  if (!payload) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isRecord(claims)) return {};
    return { botId: text(claims._id), projectId: text(claims.id_project) };
  } catch {
    return {};
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
