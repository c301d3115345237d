import type { MessageDoc } from '../documents.types.js';

const COLUMNS = ['sender', 'senderFullname', 'recipient', 'type', 'text', 'createdAt'] as const;

/** The messages as a table, separated by semicolons, with a line of names. @see protocol.md 4.2 row 5 */
export function csvOf(messages: readonly MessageDoc[]): string {
  const lines = messages.map((message) => COLUMNS.map((column) => cell(message[column])).join(';'));
  return [COLUMNS.join(';'), ...lines].map((line) => `${line}\r\n`).join('');
}

function cell(value: string | undefined): string {
  return `"${(value ?? '').replaceAll('"', '""')}"`;
}
