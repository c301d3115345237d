import type { DeadLetter } from '../../outbox/index.js';
import { conversationKey, type ConversationKey } from '../../protocol/index.js';
import type { CommandResult } from '../command.interface.js';
import type { Style } from '../output/index.js';

/** The dead letters by conversation, the oldest first, each with its reason. */
export function listLetters(letters: readonly DeadLetter[]): CommandResult {
  const conversations = byConversation(letters);
  return {
    data: { count: letters.length, deadLetters: letters },
    text: (style) =>
      letters.length === 0
        ? 'No dead letters.'
        : conversations.map((ones) => conversation(ones, style)).join('\n\n'),
  };
}

/** Two projects may have conversations with the same id. */
function byConversation(letters: readonly DeadLetter[]): DeadLetter[][] {
  const groups = new Map<ConversationKey, DeadLetter[]>();
  for (const letter of letters) {
    const key = conversationKey(letter);
    groups.set(key, [...(groups.get(key) ?? []), letter]);
  }
  return [...groups.values()];
}

function conversation(letters: readonly DeadLetter[], { bold, red, dim }: Style): string {
  const lines = letters.flatMap(({ id, kind, reason, attempts, diedAt }) => [
    `  ${id}  ${red(reason.code)}  ${kind}, ${attempts} attempts, ${diedAt.toISOString()}`,
    `    ${reason.message}`,
    ...(reason.help === undefined ? [] : [`    ${dim(reason.help)}`]),
  ]);
  const [first] = letters;
  return [bold(first?.requestId ?? ''), ...lines].join('\n');
}
