import { FulfillmentError } from '../../common/index.js';

/** The reason of `ctx.signal` when a newer turn of the conversation has taken the turn's place. */
export class TurnSupersededError extends FulfillmentError {
  constructor() {
    super({
      code: 'TURN_SUPERSEDED',
      message: 'A newer turn of the conversation took the place of this one.',
      help: "Nothing to do: the intent's order is 'latest' or a debounce.",
    });
  }
}
