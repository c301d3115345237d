import type { Action, MessageAttributes, MessageCommand } from '../../protocol/index.js';
import { readStaticReply, messagesOfAction } from '../static/index.js';
import type { Reply } from '../reply.js';
import type { ReplySettings } from '../reply-part.types.js';
import { automationActions } from './automation-actions.js';
import { CompiledResponse } from './compiled-response.js';
import { asConnection, flowActions, isJump } from './flow-actions.js';
import { plainTextOf } from './plain-text.js';
import { preparedParts } from './prepare-parts.js';
import { assertFits, replyActions } from './reply-action.js';
import type { ReplyContext } from './reply-context.types.js';
import { segmentMessages, segmentsOf } from './segments.js';

/** The static reply (an empty 204), nothing at all (`{}`), or this JSON object. */
export type CompiledReply = { kind: 'static' } | { kind: 'silence' } | CompiledResponse;

const STATIC: CompiledReply = Object.freeze({ kind: 'static' });
const SILENCE: CompiledReply = Object.freeze({ kind: 'silence' });

/**
 * A reply as the HTTP answer of the webhook: its messages as commands of one `reply` action, the flow's actions after it,
 * and `text` beside them for engines that know no actions.
 *
 * Actions and not the text form, because there the engine parses no directives and no micro-language.
 *
 * @throws InvalidReplyError when it is too large for the platform, or pauses too long
 * @see protocol.md 2.4 and 10.1
 */
export function compileReply(reply: Reply, context: ReplyContext = {}): CompiledReply {
  const parts = preparedParts(reply, context);
  if (parts.length === 1 && parts[0]?.kind === 'static') {
    return STATIC;
  }
  const actions: Action[] = [];
  const texts: string[] = [];
  let staticRest: readonly Action[] = [];
  for (const segment of segmentsOf(parts)) {
    switch (segment.kind) {
      case 'messages':
        addMessages(actions, segment.commands, reply.settings);
        texts.push(plainTextOf(segmentMessages(segment.commands)));
        break;
      case 'static': {
        const read = readStaticReply(context.staticReply);
        actions.push(...read.shown);
        texts.push(...read.shown.flatMap(messagesOfAction).map((message) => message.text));
        staticRest = read.rest;
        break;
      }
      case 'continueFlow':
        // The engine has already appended the next block to the designed actions.
        if (staticRest.some(isJump)) staticRest = connectedAtEnd(staticRest);
        else actions.push(...flowActions(segment, context));
        break;
      default:
        actions.push(...flowActions(segment, context));
        texts.push(
          ...(segment.kind === 'actions' ? [plainTextOf(segment.actions.flatMap(messagesOfAction))] : []),
        );
    }
  }
  actions.push(...staticRest);
  const text = texts.filter((each) => each.trim() !== '').join('\n\n');
  const answered = context.automation === true ? automationActions(actions, text, context) : actions;
  return answered.length === 0
    ? SILENCE
    : new CompiledResponse(text === '' ? { actions: answered } : { actions: answered, text });
}

function addMessages(actions: Action[], commands: MessageCommand[], settings: ReplySettings): void {
  const last = actions.at(-1);
  if (last?._tdActionType !== 'replyv2') {
    actions.push(...replyActions(commands, settings));
    return;
  }
  // A static reply that waits for its buttons ends the list, so the parts after it are merged into it.
  const attributes = (last.attributes ?? {}) as MessageAttributes;
  const joined = {
    ...last,
    attributes: { ...attributes, commands: [...(attributes.commands ?? []), ...commands] },
  };
  assertFits(joined);
  actions[actions.length - 1] = joined;
}

/** The jump at the end, in the form that calls the webhook of the next block in every version of the engine. */
function connectedAtEnd(actions: readonly Action[]): readonly Action[] {
  const last = actions.at(-1);
  return last !== undefined && isJump(last) ? [...actions.slice(0, -1), asConnection(last)] : actions;
}
