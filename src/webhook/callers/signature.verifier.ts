import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

const TOLERANCE_SECONDS = 5 * 60;
/** A sender signs with a few keys while it rotates them, not with a thousand. */
const MOST_SIGNATURES = 8;

/**
 * Signatures by Standard Webhooks, for a gateway in front that signs what it passes on: HMAC-SHA256 over id, time and
 * the very bytes of the body. A time that is too far off, either way, makes it worthless: a replay comes too late.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
@Injectable()
export class SignatureVerifier implements BuiltInVerifier {
  readonly name = 'signature';
  readonly needsBody = true;
  readonly configured: boolean;

  constructor(private readonly config: FulfillmentConfig) {
    this.configured = config.webhookSigningSecrets.length > 0;
  }

  verify({ request, body }: IncomingCall): Verdict {
    const id = header(request, 'webhook-id');
    const timestamp = header(request, 'webhook-timestamp');
    const signatures = header(request, 'webhook-signature');
    if (id === undefined || timestamp === undefined || signatures === undefined) return 'absent';
    if (body?.bytes === undefined || !isRecent(timestamp)) return 'rejected';
    const sent = signatures
      .split(' ', MOST_SIGNATURES)
      .filter((signature) => signature.startsWith('v1,'))
      .map((signature) => Buffer.from(signature.slice('v1,'.length), 'base64'));
    let accepted = false;
    for (const secret of this.config.webhookSigningSecrets) {
      const key = Buffer.from(secret.reveal().slice('whsec_'.length), 'base64');
      const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body.bytes).digest();
      for (const signature of sent) accepted = equals(signature, expected) || accepted;
    }
    return accepted ? 'accepted' : 'rejected';
  }
}

function header({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecent(timestamp: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
}

function equals(signature: Buffer, expected: Buffer): boolean {
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}
