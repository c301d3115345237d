import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PingstreamsProject } from '../../src/messaging/account/pingstreams-project.js';
import { Subscriptions } from '../../src/messaging/account/subscriptions.js';
import { Conversation } from '../../src/messaging/conversation/conversation.js';
import { LeadHandle } from '../../src/messaging/conversation/lead-handle.js';
import * as errors from '../../src/messaging/errors/index.js';
import { withOperations } from '../../tools/docs/messaging-page.js';
import { OPERATIONS } from '../../src/messaging/operations/index.js';
import { ProjectHandle } from '../../src/messaging/project/project-handle.js';

const PAGE = join(import.meta.dirname, '../../docs/messaging.md');

/** The prefixes of the documented methods, each with its class. */
const HANDLES: [prefix: RegExp, prototype: object][] = [
  [/^conversation\.lead\.$/, LeadHandle.prototype],
  [/^conversation\.project\.$/, ProjectHandle.prototype],
  [/^pingstreams\.project\(id\)\.subscriptions\.$/, Subscriptions.prototype],
  [/^pingstreams\.project\(id\)\.$/, PingstreamsProject.prototype],
  [/^conversation\.$/, Conversation.prototype],
];

describe('docs/messaging.md', () => {
  it('has the current table of operations; if not, `npm run docs` writes it again', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toBe(withOperations(page));
  });

  it.each(Object.keys(errors))('names %s', (name) => {
    expect(readFileSync(PAGE, 'utf8')).toContain(name);
  });

  it.each(OPERATIONS.map(({ name, ours }) => [name, ours]))('names existing methods: %s', (_, ours) => {
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
