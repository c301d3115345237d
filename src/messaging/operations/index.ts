import * as account from './account.operations.js';
import * as conversation from './conversation.operations.js';
import * as lead from './lead.operations.js';
import * as message from './message.operations.js';
import type { Operation } from './operation.interface.js';
import * as project from './project.operations.js';
import * as record from './record.operations.js';

/** Every operation that the client can call, in the order of the documentation. */
export const OPERATIONS: readonly Operation<unknown>[] = [
  message,
  conversation,
  record,
  lead,
  project,
  account,
].flatMap((group) => Object.values<Operation<unknown>>(group).sort(byName));

/** Independent of the order of the exports. */
function byName(one: Operation<unknown>, other: Operation<unknown>): number {
  return one.name < other.name ? -1 : 1;
}
