import { fileURLToPath } from 'node:url';

export type { Difference, ReplayedTurn } from './replay.types.js';

/** The script that loads the application. */
export const REPLAY_PROCESS = fileURLToPath(new URL('./replay-process.js', import.meta.url));
