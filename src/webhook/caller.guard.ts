import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { FulfillmentConfig } from '../config/index.js';
import { BasicAuthVerifier } from './basic-auth.verifier.js';
import type { CallerVerifier } from './caller-verifier.interface.js';
import { rawRequest, type AdapterRequest } from './raw-http.js';
import { SecretVerifier } from './secret.verifier.js';
import { WebhookError } from './webhook.error.js';

/** Lets in who passes one of the verifiers. Runs before the body is read, so a stranger's body is never parsed. */
@Injectable()
export class CallerGuard implements CanActivate {
  private readonly logger = new Logger(CallerGuard.name);
  private readonly verifiers: readonly CallerVerifier[];

  constructor(
    private readonly config: FulfillmentConfig,
    secret: SecretVerifier,
    basic: BasicAuthVerifier,
  ) {
    this.verifiers = [secret, basic];
  }

  canActivate(context: ExecutionContext): boolean {
    if (!this.config.verifiesCallers) return true;
    const request = context.switchToHttp().getRequest<AdapterRequest>();
    const verdicts = this.verifiers.map((verifier) => ({
      name: verifier.name,
      verdict: verifier.verify(request),
    }));
    if (verdicts.some(({ verdict }) => verdict === 'accepted')) return true;
    const rejected = verdicts.filter(({ verdict }) => verdict === 'rejected').map(({ name }) => name);
    this.logger.warn(
      `Refused a caller at ${rawRequest(request).socket.remoteAddress ?? 'an unknown address'}: ` +
        (rejected.length > 0 ? `wrong ${rejected.join(' and ')}` : 'no credentials'),
    );
    throw WebhookError.unauthorized();
  }
}
