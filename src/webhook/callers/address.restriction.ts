import { Injectable } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

/** Callers come from these networks only. */
@Injectable()
export class AddressRestriction implements BuiltInVerifier {
  readonly name = 'address';
  readonly kind = 'restriction';
  readonly configured: boolean;

  constructor(private readonly config: FulfillmentConfig) {
    this.configured = config.webhookAllowedAddresses !== undefined;
  }

  verify({ address }: IncomingCall): Verdict {
    return this.config.webhookAllowedAddresses?.includes(address) ? 'accepted' : 'rejected';
  }
}
