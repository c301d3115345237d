import { decodeText, isRecord } from '../common/index.js';
import { readFile } from 'node:fs/promises';
import type { BotExport } from './bot-export.js';
import { InvalidBotExportError } from './invalid-bot-export.error.js';
import { parseBotExport } from './read-bot-export.js';

/**
 * Reads the file of an export.
 *
 * @throws InvalidBotExportError if it cannot be read, or is not an export
 */
export async function loadBotExport(path: string): Promise<BotExport> {
  let text: string | undefined;
  try {
    text = decodeText(await readFile(path));
  } catch (error) {
    throw new InvalidBotExportError(`the file cannot be read (${reasonOf(error)})`);
  }
  if (text === undefined) throw new InvalidBotExportError('the file is not text in UTF-8');
  return parseBotExport(text);
}

function reasonOf(error: unknown): string {
  return isRecord(error) && typeof error.code === 'string' ? error.code : 'unknown reason';
}
