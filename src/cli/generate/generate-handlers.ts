import { join } from 'node:path';
import type { BotExport } from '../../bot-export/index.js';
import type { DescribedHandler } from '../app/index.js';
import { calledIntents, handles } from '../doctor/bot/index.js';
import { handlerNames } from './file-names.js';
import { projectStyle } from '../../test-source/index.js';
import { renderHandler, renderTest } from './render-handler.js';
import { writeNew } from './write-files.js';

export interface GeneratedHandlers {
  readonly written: readonly string[];
  /** Existing files, which stay unchanged. */
  readonly kept: readonly string[];
  /** New classes that a module must provide. */
  readonly classes: readonly string[];
}

/**
 * Writes a handler and a test for each block with fulfillment that has no handler.
 *
 * @param folder absolute
 * @param handlers the handlers of the application
 */
export function generateHandlers(
  bots: readonly BotExport[],
  handlers: readonly DescribedHandler[],
  folder: string,
): GeneratedHandlers {
  const missing = calledIntents(bots).filter((one) => !handlers.some((handler) => handles(handler, one)));
  const byName = new Map(missing.map(({ intent }) => [intent.name, intent]));
  const style = projectStyle(folder);
  const written: string[] = [];
  const kept: string[] = [];
  const classes: string[] = [];
  for (const [intent, names] of handlerNames([...byName.values()])) {
    const write = (end: string, text: string): boolean => {
      const path = join(folder, `${names.file}.intent${end}`);
      const isNew = writeNew(path, text);
      (isNew ? written : kept).push(path);
      return isNew;
    };
    // A test of a handler that a person wrote would be a guess.
    if (!write('.ts', renderHandler(intent, names))) continue;
    write('.spec.ts', renderTest(intent, names, style));
    classes.push(names.className);
  }
  return { written, kept, classes };
}
