import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PingstreamsProject } from './account/pingstreams-project.js';
import { Subscriptions } from './account/subscriptions.js';
import { Conversation } from './conversation/conversation.js';
import { LeadHandle } from './conversation/lead-handle.js';
import * as errors from './errors/index.js';
import { withOperations } from './messaging-reference.js';
import { OPERATIONS } from './operations/index.js';
import { ProjectHandle } from './project/project-handle.js';

const PAGE = join(import.meta.dirname, '../../docs/messaging.md');

/** What stands before the dot in the documentation, and the class that it is. */
const HANDLES: [prefix: RegExp, prototype: object][] = [
  [/^conversation\.lead\.$/, LeadHandle.prototype],
  [/^conversation\.project\.$/, ProjectHandle.prototype],
  [/^pingstreams\.project\(id\)\.subscriptions\.$/, Subscriptions.prototype],
  [/^pingstreams\.project\(id\)\.$/, PingstreamsProject.prototype],
  [/^conversation\.$/, Conversation.prototype],
];

describe('docs/messaging.md', () => {
  it('has the table of the operations as they are (npm run docs makes it anew)', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toBe(withOperations(page));
  });

  it.each(Object.keys(errors))('names %s', (name) => {
    expect(readFileSync(PAGE, 'utf8')).toContain(name);
  });

  it.each(OPERATIONS.map(({ name, ours }) => [name, ours]))('names methods that there are: %s', (_, ours) => {
    let prefix = '';
    const calls = ours.split(/(?<=\)),\s*/);
    for (const call of calls) {
      const found = /^(.*\.)?(\w+)\(.*\)$/.exec(call);
      prefix = found?.[1] === '.' ? prefix : (found?.[1] ?? '');
      const prototype = HANDLES.find(([pattern]) => pattern.test(prefix))?.[1];
      expect(prototype).toBeDefined();
      expect(prototype).toHaveProperty(found?.[2] ?? '');
    }
  });

  it('names each operation once', () => {
    const names = OPERATIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
