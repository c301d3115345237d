import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Reply, ReplyError } from '../replies/index.js';
import { getIntentContext } from './execution-context.js';
import { DENIAL_METADATA, type Denial } from './denial.js';

/** Lets through who has proved who they are; the others get the reply of `@RequiresAuthenticatedUser`. */
@Injectable()
export class AuthenticatedUserGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(host: ExecutionContext): boolean {
    const context = getIntentContext(host);
    if (context.user.authenticated) return true;
    const denial = this.reflector.getAllAndOverride<Denial | undefined>(DENIAL_METADATA, [
      host.getHandler(),
      host.getClass(),
    ]);
    const reply = typeof denial === 'function' ? denial(context) : denial;
    throw new ReplyError(reply ?? Reply.static());
  }
}
