import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { FulfillmentConfig } from '../../config/index.js';
import type { AdapterRequest } from '../../http/index.js';
import { CallerChecks } from './caller-checks.service.js';
import { incomingCall } from './incoming-call.js';

/** Rejects callers who fail authentication by headers, before the body is read. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    private readonly checks: CallerChecks,
    private readonly config: FulfillmentConfig,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<AdapterRequest>();
    return this.checks.checkEnvelope(incomingCall(request, this.config))?.then(() => true) ?? true;
  }
}
