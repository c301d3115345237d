import { Injectable } from '@nestjs/common';
import { Secret } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

const BASIC = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i;

/**
 * Basic credentials, which the platform sends if the webhook URL holds them. Some versions of its engine decode them
 * and some do not, so both readings are compared. @see protocol.md 5.4
 */
@Injectable()
export class BasicAuthVerifier implements BuiltInVerifier {
  readonly name = 'basic';
  readonly configured: boolean;

  constructor(private readonly config: FulfillmentConfig) {
    this.configured = config.webhookBasicAuth.length > 0;
  }

  verify({ request }: IncomingCall): Verdict {
    const { authorization } = request.headers;
    if (authorization === undefined) return 'absent';
    const encoded = BASIC.exec(authorization)?.[1];
    if (encoded === undefined) return 'rejected';
    const sent = Buffer.from(encoded, 'base64').toString('utf8');
    return Secret.anyEquals(this.config.webhookBasicAuth, [sent, percentDecoded(sent)])
      ? 'accepted'
      : 'rejected';
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
