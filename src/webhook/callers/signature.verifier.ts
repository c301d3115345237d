import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Remembered, SystemClock } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';
import { standardSignature } from './standard-webhooks.js';

const TOLERANCE_SECONDS = 5 * 60;
/** Tolerance for a clock that is ahead. A longer time would make a captured call usable for longer. */
const AHEAD_SECONDS = 60;
/** Number of accepted calls that are remembered. Rejected callers do not count, so they cannot exhaust it. */
const REMEMBERED = 100_000;
/** A sender signs with a few keys while it rotates them, not with a thousand. */
const MOST_SIGNATURES = 8;

/**
 * Signatures by Standard Webhooks, for a gateway that signs the calls it forwards. A time outside of the tolerance is
 * rejected, and within it each signature is accepted once: a sender signs each retry again, with the new time.
 */
@Injectable()
export class SignatureVerifier implements BuiltInVerifier {
  readonly name = 'signature';
  readonly needsBody = true;
  readonly configured: boolean;

  /** Accepted signatures, for as long as their time is valid. */
  private readonly used = new Remembered<string, true>(new SystemClock(), {
    windowMs: (TOLERANCE_SECONDS + AHEAD_SECONDS) * 1000,
    entries: REMEMBERED,
  });

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
    let accepted: string | undefined;
    for (const secret of this.config.webhookSigningSecrets) {
      const expected = standardSignature(secret.reveal(), { id, timestamp, body: body.bytes });
      for (const signature of sent) if (equals(signature, expected)) accepted = expected.toString('base64');
    }
    if (accepted === undefined || this.used.get(accepted) === true) return 'rejected';
    this.used.set(accepted, true);
    return 'accepted';
  }

  /** Without the headers, no body can make it accept the call. */
  mayAccept({ request }: IncomingCall): boolean {
    const timestamp = header(request, 'webhook-timestamp');
    const isComplete = ['webhook-id', 'webhook-signature'].every(
      (name) => header(request, name) !== undefined,
    );
    return isComplete && timestamp !== undefined && isRecent(timestamp);
  }
}

function header({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecent(timestamp: string): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const age = Date.now() / 1000 - Number(timestamp);
  return age <= TOLERANCE_SECONDS && age >= -AHEAD_SECONDS;
}

function equals(signature: Buffer, expected: Buffer): boolean {
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}
