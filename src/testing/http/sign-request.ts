import { randomUUID } from 'node:crypto';
import type { Secret } from '../../common/index.js';
import { signatureHeaders } from '../../webhook/index.js';

/**
 * The proofs of a caller. The bot's token is in the body; a client certificate belongs to a connection, which an
 * in-process test does not have.
 */
export type CallerProof =
  /** A secret of `WEBHOOK_SECRETS`, in one of the three places. */
  | { readonly secret: Secret | string; readonly in?: 'header' | 'path' | 'query' }
  /** `user:password` of `WEBHOOK_BASIC_AUTH`. */
  | { readonly basic: Secret | string }
  /** `whsec_…` of `WEBHOOK_SIGNING_SECRETS`. */
  | {
      readonly signingSecret: Secret | string;
      /** Of the message. Default: a new one. */
      readonly id?: string;
      /** When it was signed. Default: now. */
      readonly at?: Date;
    };

export interface SignedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The path and the headers that authenticate a caller, for requests that you send yourself.
 *
 * ```ts
 * const body = JSON.stringify(webhookRequest());
 * const { headers } = signRequest({ signingSecret: 'whsec_…' }, body);
 * ```
 *
 * @param body the exact text that is sent: a signature covers its bytes
 * @publicApi
 */
export function signRequest(proof: CallerProof, body: string, path = '/webhook'): SignedRequest {
  if ('secret' in proof) return withSecret(revealed(proof.secret), proof.in ?? 'header', path);
  if ('basic' in proof) {
    const encoded = Buffer.from(revealed(proof.basic)).toString('base64');
    return { path, headers: { Authorization: `Basic ${encoded}` } };
  }
  const { signingSecret, id = `msg_${randomUUID()}`, at } = proof;
  return { path, headers: signatureHeaders(revealed(signingSecret), { id, at, body }) };
}

function withSecret(secret: string, place: 'header' | 'path' | 'query', path: string): SignedRequest {
  const encoded = encodeURIComponent(secret);
  if (place === 'path') return { path: `${path}/${encoded}`, headers: {} };
  if (place === 'query') return { path: `${path}?secret=${encoded}`, headers: {} };
  return { path, headers: { 'X-Webhook-Secret': secret } };
}

function revealed(secret: Secret | string): string {
  return typeof secret === 'string' ? secret : secret.reveal();
}
