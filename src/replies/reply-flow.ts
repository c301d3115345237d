import {
  assertWait,
  capturePart,
  deleteVariablePart,
  departmentPart,
  goToPart,
  replaceBotPart,
  setVariablesPart,
} from './flow/index.js';
import type { IntentParams } from './intent-reference.js';
import { ReplyMessages } from './reply-messages.js';
import type { Reply } from './reply.js';
import type { BotTarget } from './reply-part.types.js';

/**
 * What happens in the flow after the messages. What hands the conversation on (`goTo`, `continueFlow`, `capture`,
 * `handOff`, `toDepartment`, `replaceBot`, `close`) is put last, and two that contradict each other are refused.
 */
export abstract class ReplyFlow extends ReplyMessages {
  /**
   * Goes on with the block that the designer connected behind this one, which a reply of a webhook otherwise cuts off.
   * Where none is connected, what else is in the reply is shown; a reply of nothing else becomes the designed reply.
   */
  continueFlow(): Reply {
    return this.with({ kind: 'continueFlow' });
  }

  /** Runs another block, by its display name or `#<intent_id>`; the parameters become flow variables. */
  goTo(intent: string, params?: IntentParams): Reply {
    return this.with(goToPart(intent, params));
  }

  /** Sets flow variables to any JSON; types are kept. They can reach the user's browser: no secrets. @see protocol.md 2.4 */
  setVariables(variables: Readonly<Record<string, unknown>>): Reply {
    return this.with(setVariablesPart(variables));
  }

  deleteVariable(name: string): Reply {
    return this.with(deleteVariablePart(name));
  }

  /**
   * Waits for the user's next message and keeps it in a variable; then runs the block `then`, or what follows. The
   * platform calls the webhook once more for that message, and the handler must answer the same capture again: the
   * engine does nothing else of that second answer but the capture and what comes behind it.
   *
   * @see protocol.md 1.1, 2.4
   */
  capture(variable: string, options: { then?: string } = {}): Reply {
    return this.with(capturePart(variable, options.then));
  }

  /** Hands the conversation to the agents. */
  handOff(): Reply {
    return this.with({ kind: 'handOff' });
  }

  /** Moves the conversation to a department, by its name in any case. */
  toDepartment(name: string): Reply {
    return this.with(departmentPart(name));
  }

  /** Puts another bot in place of this one, by id, name or slug, and starts it at a block. */
  replaceBot(bot: BotTarget, options: { startBlock?: string } = {}): Reply {
    return this.with(replaceBotPart(bot, options.startBlock));
  }

  /** Closes the conversation. */
  close(): Reply {
    return this.with({ kind: 'close' });
  }

  /** Waits between two steps of the flow: 0 to 30000 milliseconds. Between two messages, use `pause`. */
  wait(milliseconds: number): Reply {
    assertWait(milliseconds, 'wait');
    return this.with({ kind: 'wait', milliseconds });
  }
}
