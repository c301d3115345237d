import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../config/index.js';
import type { CallerVerifier, Verdict } from './caller-verifier.interface.js';
import { rawRequest, type AdapterRequest } from './raw-http.js';

const BASIC = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i;

/**
 * Basic credentials, which the platform sends when they stand in the webhook URL. Some versions of its engine decode
 * them and some do not, so both readings are compared. @see protocol.md 5.4
 */
@Injectable()
export class BasicAuthVerifier implements CallerVerifier {
  readonly name = 'basic';

  constructor(private readonly config: FulfillmentConfig) {}

  verify(request: AdapterRequest): Verdict {
    const { webhookBasicAuth } = this.config;
    const { authorization } = rawRequest(request).headers;
    if (webhookBasicAuth.length === 0 || authorization === undefined) return 'absent';
    const encoded = BASIC.exec(authorization)?.[1];
    if (encoded === undefined) return 'rejected';
    const sent = Buffer.from(encoded, 'base64').toString('utf8');
    const decoded = percentDecoded(sent);
    let accepted = false;
    for (const credentials of webhookBasicAuth) {
      accepted = credentials.equals(sent) || accepted;
      accepted = credentials.equals(decoded) || accepted;
    }
    return accepted ? 'accepted' : 'rejected';
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
