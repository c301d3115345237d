import { ConversationNotFoundError, ResourceNotFoundError } from '../../src/messaging/errors/index.js';
import { OPERATIONS } from '../../src/messaging/operations/index.js';
import type { Operation } from '../../src/messaging/operations/operation.interface.js';
import { alignedTable } from './aligned-table.js';

const START = '<!-- operations: generated from src/messaging/operations -->';
const END = '<!-- /operations -->';

const REPEATED: Record<Operation<unknown>['repeat'], string> = {
  safe: 'yes',
  checked: 'after a look',
  never: 'if not done',
};

/** The table of all operations in Markdown, with its columns aligned. */
export function renderOperations(): string {
  const head = ['operation', 'method and path', 'with us', 'credential', 'repeated', 'specific errors'];
  const rows = OPERATIONS.map((operation) => [
    `\`${operation.name}\``,
    `\`${operation.method} ${operation.path}\``,
    `\`${operation.ours}\``,
    operation.access === 'public' ? 'none' : operation.access,
    REPEATED[operation.repeat],
    errorsOf(operation).join(', '),
  ]);
  return alignedTable(head, rows);
}

/** The page with a regenerated table. */
export function withOperations(page: string): string {
  const before = page.slice(0, page.indexOf(START) + START.length);
  const after = page.slice(page.indexOf(END));
  return `${before}\n\n${renderOperations()}\n\n${after}`;
}

function errorsOf(operation: Operation<unknown>): string[] {
  const notFound = operation.resource === 'conversation' ? ConversationNotFoundError : ResourceNotFoundError;
  const own = (operation.throws ?? []).map(({ name }) => name);
  return [...new Set(operation.resource === 'project' ? own : [notFound.name, ...own])];
}
