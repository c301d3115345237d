import { toBotId, type Action } from '../../protocol/index.js';
import { intentReference } from '../intent-reference.js';
import { literalJson } from '../literal/index.js';
import type { BotTarget } from '../reply-part.types.js';
import type { ReplyContext } from './reply-context.types.js';
import type { Segment } from './segments.js';

/** Every segment except messages and the static reply. */
export type FlowSegment = Exclude<Segment, { kind: 'messages' } | { kind: 'static' }>;

const CONNECT_BLOCK = 'connect_block';

/** One step of the flow as the actions that the engine runs. @see protocol.md 2.4 */
export function flowActions(segment: FlowSegment, context: ReplyContext): readonly Action[] {
  switch (segment.kind) {
    case 'note':
      return [messageAction(segment.text, 'private')];
    case 'info':
      return [messageAction(segment.text, 'info')];
    case 'setVariables':
      return Object.entries(segment.variables).map(([name, value]) => ({
        _tdActionType: 'setattribute-v2',
        destination: name,
        operation: { operands: [{ value: literalJson(value, name), isVariable: false, type: 'json' }] },
      }));
    case 'deleteVariable':
      return [{ _tdActionType: 'delete', variableName: segment.name }];
    case 'wait':
      return [{ _tdActionType: 'wait', millis: segment.milliseconds }];
    case 'capture':
      return [
        captureAction(segment.variable, segment.then),
        ...(segment.then === undefined ? [] : [connectBlock(segment.then)]),
      ];
    case 'goTo':
      return [connectBlock(intentReference(segment.intent, segment.params, 'goTo'))];
    case 'continueFlow':
      return context.nextBlock?.intentName ? [asConnection(context.nextBlock)] : [];
    case 'handOff':
      return [{ _tdActionType: 'agent' }];
    case 'department':
      return [{ _tdActionType: 'department', depName: segment.name }];
    case 'replaceBot':
      return [replaceBotAction(segment.bot, segment.startBlock)];
    case 'close':
      return [{ _tdActionType: 'close' }];
    case 'actions':
      return segment.actions;
  }
}

function connectBlock(intentName: string): Action {
  return { _tdActionType: CONNECT_BLOCK, intentName };
}

/**
 * An `intent` action as `connect_block`: from engine 2.2.0 on, `intent` runs the designed actions of a block and does
 * not call its webhook; `connect_block` calls it in every version. It does not stop the list, so it comes last.
 */
export function asConnection(action: Action): Action {
  return { ...action, _tdActionType: CONNECT_BLOCK };
}

export function isJump({ _tdActionType }: Action): boolean {
  return _tdActionType === 'intent' || _tdActionType === CONNECT_BLOCK;
}

/** Without `isInfo` the engine sends it in draft tests only. */
function messageAction(text: string, subtype: 'private' | 'info'): Action {
  return { _tdActionType: 'message', isInfo: true, text, attributes: { subtype } };
}

/**
 * The engine identifies the waiting action by its id, so the same capture must have the same id in every answer. Until
 * the user has answered, the engine skips the actions behind it, so the next block is placed there.
 */
function captureAction(variable: string, then: string | undefined): Action {
  return {
    _tdActionType: 'capture_user_reply',
    _tdActionId: `capture:${variable}${then === undefined ? '' : `:${then}`}`,
    assignResultTo: variable,
  };
}

function replaceBotAction(bot: BotTarget, startBlock: string | undefined): Action {
  const start = startBlock === undefined ? {} : { blockName: startBlock };
  if (typeof bot === 'string') {
    return { _tdActionType: 'replacebotv3', botId: toBotId(bot), ...start };
  }
  return 'slug' in bot
    ? { _tdActionType: 'replacebotv3', botSlug: bot.slug, useSlug: true, ...start }
    : { _tdActionType: 'replacebotv2', botName: bot.name, ...start };
}
