import { hasWhenConditions } from '../harness/engine-package.mjs';
import { CONDITIONS } from './conditions.mjs';
import { FLOWS } from './flows.mjs';
import { WORDS } from './markup.mjs';
import { ODD_ANSWERS } from './odd-answers.mjs';
import { VARIABLES } from './variables.mjs';
import { GROUP_CONDITIONS, WHEN_CONDITIONS } from './when-conditions.mjs';

/**
 * Conversations beyond the rows of the table, held with the real engine and with the emulator.
 *
 * @type {Record<string, import('./script.mjs').Script[]>}
 */
export const SCRIPTS = {
  flows: FLOWS,
  conditions: CONDITIONS,
  ...(hasWhenConditions() && {
    'conditions of the design studio': [...WHEN_CONDITIONS, ...GROUP_CONDITIONS],
  }),
  variables: VARIABLES,
  'what is read out of a text': WORDS,
  'odd answers': ODD_ANSWERS,
};
