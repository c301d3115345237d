import { Logger, type INestApplication } from '@nestjs/common';
import { hasSeveralApplications, InvalidHandlersError, unprovidedHandlerClasses } from '../intents/index.js';

/**
 * Initialises the application, which finds its handlers, and looks for decorated classes that no module provides: their
 * intents would be silently unknown.
 *
 * @throws InvalidHandlersError with all that is wrong with the handlers
 */
export async function initWithHandlers(app: INestApplication): Promise<void> {
  let problems: readonly string[] = [];
  try {
    await app.init();
  } catch (error) {
    if (!(error instanceof InvalidHandlersError)) throw error;
    ({ problems } = error);
  }
  problems = [...problems, ...unprovidedHandlers()];
  if (problems.length > 0) throw new InvalidHandlersError(problems);
}

function unprovidedHandlers(): string[] {
  const problems = unprovidedHandlerClasses().map(
    (name) =>
      `${name} is decorated, but no module provides it: add it to the providers of a module that the application imports.`,
  );
  if (!hasSeveralApplications()) return problems;
  for (const problem of problems) Logger.warn(`${problem} Or is it another application's?`, 'Bootstrap');
  return [];
}
