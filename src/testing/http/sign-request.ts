import { randomUUID } from 'node:crypto';
import type { Secret } from '../../common/index.js';
import { signatureHeaders } from '../../webhook/index.js';

/** What a caller proves itself with. The bot's token stands in the body; a client certificate is on the connection, which a test in process has not. */
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
 * The path and the headers that prove a caller, for requests of your own.
 *
 * ```ts
 * const body = JSON.stringify(webhookRequest());
 * const { headers } = signRequest({ signingSecret: 'whsec_…' }, body);
 * ```
 *
 * @param body the very text that is sent: a signature is over its bytes
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
