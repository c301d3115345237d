import type { Action } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { messagesOfAction } from '../static/index.js';
import type { DeliveryStep } from './delivery-step.types.js';
import type { FlowSegment } from './flow-actions.js';
import type { ReplyContext } from './reply-context.types.js';

/** One step of the flow as calls of the messaging API. @see protocol.md 4.2 */
export function flowDelivery(segment: FlowSegment, context: ReplyContext): DeliveryStep[] {
  switch (segment.kind) {
    case 'note':
    case 'info':
    case 'handOff':
    case 'department':
    case 'replaceBot':
    case 'close':
    case 'wait':
      return [segment];
    case 'setVariables':
      return [{ kind: 'variables', variables: { ...segment.variables } }];
    case 'deleteVariable':
      return [{ kind: 'variables', variables: { [segment.name]: null } }];
    case 'goTo':
      return [
        { kind: 'block', name: segment.intent, ...(segment.params ? { params: { ...segment.params } } : {}) },
      ];
    case 'continueFlow':
      return context.nextBlock === undefined ? [] : actionDelivery(context.nextBlock);
    case 'actions':
      return segment.actions.flatMap(actionDelivery);
    case 'capture':
      throw onlyInTheAnswer('capture');
  }
}

/** @throws InvalidReplyError for an action that only the engine can run */
export function actionDelivery(action: Action): DeliveryStep[] {
  switch (action._tdActionType.toLowerCase()) {
    case 'agent':
      return [{ kind: 'handOff' }];
    case 'close':
      return [{ kind: 'close' }];
    case 'intent':
    case 'connect_block':
      return typeof action.intentName === 'string' && action.intentName !== ''
        ? [{ kind: 'block', name: action.intentName }]
        : [];
    case 'department':
      return [{ kind: 'department', name: String(action.depName) }];
    case 'wait':
      return [{ kind: 'wait', milliseconds: Number(action.millis) || 0 }];
  }
  const messages = messagesOfAction(action);
  if (messages.length === 0) {
    throw onlyInTheAnswer(`actions (${action._tdActionType})`);
  }
  return messages.map((message) => ({ kind: 'message', message }));
}

function onlyInTheAnswer(field: string): InvalidReplyError {
  return new InvalidReplyError(
    field,
    'works only in the direct answer of the webhook, and this reply goes through the messaging API',
    'Return the reply within the reply deadline, or start a block that does this: .goTo(…).',
  );
}
