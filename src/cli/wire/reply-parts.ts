import { isRecord } from '../../common/index.js';

/** A message of a reply and its path: `actions[0].attributes.commands[1].message`. */
export interface FoundMessage {
  readonly path: string;
  readonly message: Record<string, unknown>;
}

/** Every visible message of a reply: those of its actions, or else the reply itself, as its text and commands. */
export function messagesOf(reply: Record<string, unknown>): FoundMessage[] {
  const actions = actionsOf(reply);
  if (actions.length > 0) {
    return actions.flatMap((action, index) =>
      isRecord(action) ? commandMessages(action, `actions[${index}].`) : [],
    );
  }
  const itself = 'text' in reply ? [{ path: 'the reply', message: reply }] : [];
  return [...itself, ...commandMessages(reply, '')];
}

/** The actions of a reply; the engine runs them only when there is one. @see protocol.md 2.2 */
export function actionsOf(reply: Record<string, unknown>): unknown[] {
  return listOf(reply.actions);
}

export function commandsOf(part: Record<string, unknown>): unknown {
  return isRecord(part.attributes) ? part.attributes.commands : undefined;
}

/** Every string in a value, at any depth: all of them must be literal. */
export function* stringsIn(value: unknown): Generator<string> {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') yield next;
    else if (typeof next === 'object' && next !== null) waiting.push(...(Object.values(next) as unknown[]));
  }
}

function commandMessages(part: Record<string, unknown>, path: string): FoundMessage[] {
  const commands = commandsOf(part);
  if (!Array.isArray(commands)) return [];
  return commands.flatMap((command: unknown, index) =>
    isRecord(command) && isRecord(command.message)
      ? [{ path: `${path}attributes.commands[${index}].message`, message: command.message }]
      : [],
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
