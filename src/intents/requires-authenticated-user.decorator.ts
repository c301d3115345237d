import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { AuthenticatedUserGuard } from './authenticated-user.guard.js';
import { DENIAL_METADATA, type Denial } from './denial.js';

/**
 * On a handler, or on a class for all of its handlers: only users who have proved who they are reach it, which is
 * `ctx.user.authenticated`. The others get `denial`; without one the reply designed for the intent, whose words are in
 * the language and the style of the bot. The decorator of a method replaces the one of its class.
 *
 * ```ts
 * @Intent('account.balance')
 * @RequiresAuthenticatedUser('Please sign in first.')
 * balance(ctx: IntentContext): Promise<string> { … }
 * ```
 *
 * @publicApi
 */
export function RequiresAuthenticatedUser(denial?: Denial): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(DENIAL_METADATA, denial), UseGuards(AuthenticatedUserGuard));
}
