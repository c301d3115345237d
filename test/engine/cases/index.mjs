import { ACTIONS } from './actions.mjs';
import { BOT_AND_MESSAGES } from './bot-and-messages.mjs';
import { CONNECTIONS } from './connections.mjs';
import { ENCODINGS_AND_SIZES } from './encodings-and-sizes.mjs';
import { REDIRECTS_AND_CREDENTIALS } from './redirects-and-credentials.mjs';
import { STATUSES_AND_BODIES } from './statuses-and-bodies.mjs';
import { TEXTS } from './texts.mjs';

/** The rows of the table of what the engine does with each answer of the webhook, in groups. */
export const TABLE = {
  'statuses and bodies': STATUSES_AND_BODIES,
  texts: TEXTS,
  actions: ACTIONS,
  'encodings and sizes': ENCODINGS_AND_SIZES,
  connections: CONNECTIONS,
  'redirects and credentials': REDIRECTS_AND_CREDENTIALS,
  'bot, intents and messages': BOT_AND_MESSAGES,
};
