import { TROUBLE_LABELS } from '../trouble/trouble-labels.js';
import type { TurnView } from '../view.types.js';

/** Why a test cannot repeat a turn, in words that follow "left out"; undefined if it can. */
export function obstacleOf({ kind, troubles, otherBot }: TurnView): string | undefined {
  if (otherBot) return 'with another bot';
  if (troubles.length > 0) {
    return `with trouble (${troubles.map((name) => TROUBLE_LABELS[name].label).join(', ')})`;
  }
  return kind === 'edited' ? 'with an edited request' : undefined;
}
