import type { INestApplication } from '@nestjs/common';
import { IntentExplorer, InvalidHandlersError } from '../intents/index.js';

/** @throws InvalidHandlersError naming the decorated classes that no module provides */
export function refuseUnprovidedHandlers(app: INestApplication): void {
  const explorer = app.get(IntentExplorer, { strict: false });
  const forgotten = explorer.unprovided(explorer.explore());
  if (forgotten.length === 0) return;
  throw new InvalidHandlersError(
    forgotten.map(
      (name) =>
        `${name} is decorated, but no module provides it: add it to the providers of a module that the application imports.`,
    ),
  );
}
