import { DENIAL_METADATA } from './denial.js';
import type { HandlerDefinition } from './handler-definition.js';

/** Whether the handler or its class has `@RequiresAuthenticatedUser`. */
export function needsAuthenticatedUser({ classRef, method }: HandlerDefinition): boolean {
  const { prototype } = classRef as { prototype: Record<string, object> };
  return [classRef, prototype[method]].some((holder) => Reflect.hasMetadata(DENIAL_METADATA, holder));
}
