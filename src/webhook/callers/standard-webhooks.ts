import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/**
 * The HMAC-SHA256 over id, time and the very bytes of the body.
 *
 * @param secret `whsec_<base64>`
 * @param timestamp seconds since 1970
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function standardSignature(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: string; body: string | Buffer },
): Buffer {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

/** The headers by which a sender signs a call. */
export function signatureHeaders(
  secret: string,
  { id, at = new Date(), body }: { id: string; at?: Date; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = standardSignature(secret, { id, timestamp, body }).toString('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
