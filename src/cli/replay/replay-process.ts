import type { Type } from '@nestjs/common';
import { readRecordings } from '../../recordings/index.js';
import { apartFailure, loadRootModule, NO_ROOT_MODULE, type ApartFailure } from '../app/index.js';
import { replayRecordings } from './replay-recordings.js';
import type { ReplayedTurn } from './replay.types.js';

/** Started by `replay` with the root module, the directory and the intents; sends one message and ends. */
const [, , app = '', directory = '', ...intents] = process.argv;
const message = await replayAll(app).catch(apartFailure);
process.send?.(message, () => process.exit());

async function replayAll(file: string): Promise<{ turns: ReplayedTurn[] } | ApartFailure> {
  const module: Type | undefined = await loadRootModule(file);
  if (module === undefined) return NO_ROOT_MODULE;
  const all = await readRecordings(directory);
  const wanted = all.filter(({ recording }) => intents.length === 0 || intents.includes(recording.intent));
  return { turns: await replayRecordings(module, wanted) };
}
