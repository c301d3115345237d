import { markShared } from './handler-classes.js';

/**
 * On a handler class of a library that several applications share: an application that loads the library, by its
 * `index.ts` for example, and does not provide this class, starts all the same. Without it, a decorated class that no
 * module provides prevents the start.
 *
 * ```ts
 * @SharedHandler()
 * @Intent('opening.hours')
 * export class OpeningHoursIntent implements IntentHandler { … }
 * ```
 *
 * @publicApi
 */
export function SharedHandler(): ClassDecorator {
  return (target) => markShared(target);
}
