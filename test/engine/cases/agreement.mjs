import { CONDITIONS } from './conditions.mjs';
import { FLOWS } from './flows.mjs';
import { WORDS } from './markup.mjs';
import { ODD_ANSWERS } from './odd-answers.mjs';
import { VARIABLES } from './variables.mjs';

/**
 * Conversations beyond the rows of the table, held with the real engine and with the emulator.
 *
 * @type {Record<string, import('./script.mjs').Script[]>}
 */
export const SCRIPTS = {
  flows: FLOWS,
  conditions: CONDITIONS,
  variables: VARIABLES,
  'what is read out of a text': WORDS,
  'odd answers': ODD_ANSWERS,
};
