import { Reply } from '../../replies/index.js';

/**
 * For `onFailure`: hands the conversation over to people, after this reply if there is one.
 *
 * @publicApi
 */
export function handOff(words?: string | Reply): Reply {
  return words === undefined ? Reply.handOff() : Reply.silence().append(words).handOff();
}
