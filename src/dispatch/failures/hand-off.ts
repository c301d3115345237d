import { Reply } from '../../replies/index.js';

/**
 * For `onFailure`: people take over, after these words if any are given.
 *
 * @publicApi
 */
export function handOff(words?: string | Reply): Reply {
  return words === undefined ? Reply.handOff() : Reply.silence().append(words).handOff();
}
