import type { Json } from '../../protocol/index.js';
import { InvalidReplyError } from '../errors/invalid-reply.error.js';
import { assertVisible } from '../field-checks.js';
import { assertVariableName, blockName, intentReference, type IntentParams } from '../intent-reference.js';
import { literalJson } from '../literal/index.js';
import type { BotTarget, FlowPart } from '../reply-part.types.js';

/**
 * Above this sum the engine does not wait at all, and later steps overtake the messages. @see protocol.md 2.4, row
 * `reply`
 */
export const MAX_WAIT_MS = 30_000;

/** The engine fills variables into a bot's name and slug: with these characters, it would look for another bot. */
const FILLED = /\$\{|\{\{|\{%/;
const BOT_ID = /^[\w-]+$/;

export function assertWait(milliseconds: unknown, field: string): asserts milliseconds is number {
  if (typeof milliseconds !== 'number' || !(milliseconds >= 0 && milliseconds <= MAX_WAIT_MS)) {
    throw new InvalidReplyError(
      field,
      `must be 0 to ${MAX_WAIT_MS} milliseconds`,
      'Past that, the platform does not wait at all.',
    );
  }
}

export function goToPart(intent: string, params?: IntentParams): FlowPart {
  // Built once here, so that an error is thrown where the reply is built; each wire form combines it again.
  intentReference(intent, params, 'goTo');
  return {
    kind: 'goTo',
    intent: blockName(intent, 'goTo'),
    ...(params ? { params: params as Record<string, Json> } : {}),
  };
}

export function setVariablesPart(variables: Readonly<Record<string, unknown>>): FlowPart {
  const names = Object.keys(variables);
  for (const name of names) {
    assertVariableName(name, 'variables');
    literalJson(variables[name] as Json, `variables.${name}`);
  }
  if (names.length === 0) {
    throw new InvalidReplyError('variables', 'are empty', 'Give at least one.');
  }
  return { kind: 'setVariables', variables: variables as Record<string, Json> };
}

export function deleteVariablePart(name: string): FlowPart {
  assertVariableName(name, 'deleteVariable');
  return { kind: 'deleteVariable', name };
}

export function capturePart(variable: string, then: string | undefined): FlowPart {
  assertVariableName(variable, 'capture.variable');
  return {
    kind: 'capture',
    variable,
    ...(then === undefined ? {} : { then: blockName(then, 'capture.then') }),
  };
}

export function departmentPart(name: string): FlowPart {
  assertVisible(name, 'department');
  return { kind: 'department', name };
}

export function replaceBotPart(bot: BotTarget, startBlock: string | undefined): FlowPart {
  assertBot(bot);
  return {
    kind: 'replaceBot',
    bot,
    ...(startBlock === undefined ? {} : { startBlock: blockName(startBlock, 'replaceBot.startBlock') }),
  };
}

function assertBot(bot: unknown): asserts bot is BotTarget {
  if (typeof bot === 'string' && BOT_ID.test(bot)) {
    return;
  }
  const name: unknown = typeof bot === 'object' && bot !== null ? Object.values(bot)[0] : undefined;
  if (typeof name === 'string' && name.trim() !== '' && !FILLED.test(name)) {
    return;
  }
  throw new InvalidReplyError(
    'replaceBot.bot',
    'is not a bot',
    "Give its id, or { name: '…' }, or { slug: '…' }.",
  );
}
