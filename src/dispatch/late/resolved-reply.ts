import type { Message } from '../../protocol/index.js';
import { compileDelivery, Reply, type DeliveryStep, type ReplyContext } from '../../replies/index.js';

type Part = Parameters<typeof Reply.ofPart>[0];

/**
 * The reply with everything in it that refers to the request put in its place: the designed reply, the next block,
 * markup, what the channel can show. It means the same without the request, so that it can be sent from anywhere.
 *
 * @throws InvalidReplyError for what only the webhook's answer can do
 */
export function resolvedReply(reply: Reply, context: ReplyContext): Reply {
  const parts = compileDelivery(reply, context).flatMap(partsOf);
  const resolved = parts.reduce((whole, part) => whole.concat(Reply.ofPart(part)), Reply.silence());
  const { disableInput, language } = reply.settings;
  const withInput = disableInput === undefined ? resolved : resolved.disableInput(disableInput);
  return language === undefined ? withInput : withInput.language(language);
}

function partsOf(step: DeliveryStep): Part[] {
  switch (step.kind) {
    case 'message':
      return messageParts(step.message);
    case 'block':
      return [{ kind: 'goTo', intent: step.name, ...(step.params && { params: step.params as never }) }];
    case 'variables':
      return [{ kind: 'setVariables', variables: step.variables as never }];
    default:
      return [step];
  }
}

/** Several messages in one are taken apart, because sending puts neighbours together again. */
function messageParts(message: Message): Part[] {
  const commands = message.attributes?.commands;
  if (commands === undefined || commands.length === 0) return [{ kind: 'message', message }];
  return commands.map((command) =>
    command.type === 'wait'
      ? { kind: 'pause', milliseconds: command.time }
      : { kind: 'message', message: command.message },
  );
}
