import type { DeadLetter } from '../../outbox/index.js';
import type { CommandResult } from '../command.interface.js';
import type { Style } from '../output/index.js';

/** The dead letters by conversation, the oldest first, each with why it died. */
export function listLetters(letters: readonly DeadLetter[]): CommandResult {
  const conversations = byConversation(letters);
  return {
    data: { count: letters.length, deadLetters: letters },
    text: (style) =>
      letters.length === 0
        ? 'No dead letters.'
        : [...conversations].map(([requestId, ones]) => conversation(requestId, ones, style)).join('\n\n'),
  };
}

function byConversation(letters: readonly DeadLetter[]): Map<string, DeadLetter[]> {
  const groups = new Map<string, DeadLetter[]>();
  for (const letter of letters)
    groups.set(letter.requestId, [...(groups.get(letter.requestId) ?? []), letter]);
  return groups;
}

function conversation(requestId: string, letters: readonly DeadLetter[], { bold, red, dim }: Style): string {
  const lines = letters.flatMap(({ id, kind, reason, attempts, diedAt }) => [
    `  ${id}  ${red(reason.code)}  ${kind}, ${attempts} attempts, ${diedAt.toISOString()}`,
    `    ${reason.message}`,
    ...(reason.help === undefined ? [] : [`    ${dim(reason.help)}`]),
  ]);
  return [bold(requestId), ...lines].join('\n');
}
