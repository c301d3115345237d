import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');
const STORES = new Set(['Map', 'ReadonlyMap', 'Set', 'ReadonlySet', 'LRUCache', 'LruMap', 'Remembered']);
const LOOKUPS = new Set(['get', 'set', 'has', 'delete', 'add', 'take', 'fetch']);

/**
 * Code that serves one developer and one emulated platform, which makes the ids itself: the playground, the testing kit, and
 * the command that plays recordings to them.
 */
const ONE_TENANT = ['playground/', 'testing/', 'cli/replay/'];

/** Stores whose keys are plain strings, and the meaning of the keys. Nothing that belongs to a conversation may be here. */
const PLAIN_KEYS: Readonly<Record<string, string>> = {
  'bot-export/bot-export.ts #references': 'block of one bot',
  'bot-export/bot-export.ts globals': 'global of one bot',
  'bot-export/when-tokens.ts WHEN_CONSTANTS': 'word of the language',
  'cli/conform/rules/message.rules.ts TYPES': 'type of a message',
  'cli/conform/service-under-test.ts ordinaries': 'call of one run of conform',
  'cli/generate/render-handler.ts RESERVED': 'word of TypeScript',
  'common/redact/sensitive-names.ts known': 'name of a field',
  'common/redact/sensitive-names.ts own': 'name of a field',
  'common/sealing/sealer.ts #keys': 'id of a key',
  'common/throttled-log.ts lastLogged': 'line of the log',
  'config/projects/entries/projects-file.entry.ts projects': 'project',
  'config/projects/file/file-problems.ts #found': 'problem of one file',
  'config/projects/project.registry.ts own': 'project',
  'config/projects/projects-snapshot.ts bots': 'bot of the configuration',
  'config/projects/projects-snapshot.ts projects': 'project',
  'dispatch/match-log.service.ts hinted': 'name of an intent',
  'dispatch/turns/forgotten-values.service.ts said': 'name of an intent',
  'intents/compiler-problems.ts standard': 'name of a class',
  'intents/intent.registry.ts exact': 'name of an intent',
  'intents/scope.ts bots': 'bot of a decorator',
  'intents/scope.ts channels': 'channel of a decorator',
  'intents/scope.ts projects': 'project of a decorator',
  'messaging/transport/circuit-breakers.ts circuits': 'host and project',
  'messaging/transport/connection-shares.ts hosts': 'host',
  'messaging/transport/connection-shares.ts open': 'project',
  'messaging/transport/connection-shares.ts waiting': 'project',
  'messaging/transport/messaging-settings.ts credentials': 'project',
  'messaging/transport/project-gate.ts lanes': 'project',
  'observability/logging/log-levels.ts ofContext': 'logger',
  'observability/metrics/bounded-label.ts known': 'label of a metric',
  'observability/metrics/call-metrics.ts intents': 'name of a handler',
  'observability/metrics/call-metrics.ts outcomes': 'outcome',
  'observability/operations-gate.ts endpoints': 'path',
  'outbox/engines/memory/memory.engine.ts dead': 'id of a job',
  'outbox/jobs/job-runner.ts kinds': 'kind of job',
  'protocol/language.ts known': 'language tag',
  'protocol/normalise.ts CREDENTIALS': 'name of a variable',
  'recordings/pseudonyms/anonymiser.ts own': 'name of a field',
  'recordings/pseudonyms/personal-fields.ts KIND_OF': 'name of a field',
  'recordings/pseudonyms/personal-copy.ts personalFields': 'name of a field',
  'recordings/pseudonyms/quoted-pieces.ts pieces': 'piece of one text',
  'replies/compile/keyed-response.ts REPLIES': 'type of an action',
  'replies/static/static-reply.ts SHOWN': 'type of an action',
  'replies/flow/endings.ts PAIRS': 'two types of actions',
  'replies/translations/translation-catalog.ts languages': 'language',
  'replies/translations/translation-catalog.ts sources': 'language',
  'sessions/stores/memory-session.store.ts projects': 'project',
  'sessions/turn/turn-session.ts #changes': 'key inside of one session',
  'webhook/callers/bot-token.verifier.ts keys': 'bot of the configuration',
  'webhook/callers/bot.restriction.ts bots': 'bot of the configuration',
  'webhook/callers/bot.restriction.ts projects': 'project of the configuration',
  'webhook/callers/fair-room.ts groups': 'group of addresses',
  'webhook/callers/refused-callers.service.ts refusals': 'address',
  'webhook/callers/signature.verifier.ts used': 'signature',
  'webhook/limits/loop-guard.service.ts otherIds': 'message, inside of one conversation',
  'webhook/limits/rate-limiter.ts paidUntil': 'address, or project',
  'webhook/plain-http-warnings.ts peers': 'address',
  'webhook/refusals.service.ts counters': 'reason',
  'webhook/route/leave-bodies-unread.ts PARSERS': 'name of a function',
};

/** Stores outside of the process, and what a row or an entry is found by. */
const DATABASES: Readonly<Record<string, string>> = {
  'cli/doctor/checks/outbox.check.ts': 'asks only for the state of the outbox',
  'outbox/engines/pg-boss/embedded.database.ts': 'opens the database of the outbox',
  'outbox/engines/pg-boss/job-table.ts': 'id of a job; the lane is a ConversationKey',
  'outbox/engines/pg-boss/outbox-database.interface.ts': 'opens the database of the outbox',
  'outbox/engines/pg-boss/pg-boss.engine.ts': 'id of a job; the lane is a ConversationKey',
  'outbox/engines/pg-boss/postgres.database.ts': 'opens the database of the outbox',
  'outbox/engines/pg-boss/worker-crew.ts': 'id of a job',
  'sessions/stores/postgres-session.store.ts': 'ConversationKey',
  'sessions/stores/session-table.ts': 'ConversationKey',
};
const DATABASE =
  /(?:from|import\() ?'(?:pg|pg-boss|redis|ioredis|mongodb|mongoose|better-sqlite3|node:sqlite)'|CREATE TABLE/;

interface Finding {
  readonly stores: readonly string[];
  readonly lookups: readonly string[];
}

function sources(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name))
    .filter((name) => !ONE_TENANT.some((folder) => name.startsWith(folder)))
    .map((name) => join(SOURCE, name));
}

/** The members with a store whose keys are plain strings, and the look-ups that use a request id as the key. */
function findingsIn(name: string, text: string): Finding {
  const stores: string[] = [];
  const lookups: string[] = [];
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (isMember(node) && holdsPlainKeys(node)) stores.push(`${name} ${node.name.getText(file)}`);
    if (ts.isCallExpression(node) && looksUpByRequestId(node, file)) {
      lookups.push(`${name}: ${node.getText(file)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { stores, lookups };
}

type Member =
  ts.PropertyDeclaration | ts.PropertySignature | ts.ParameterPropertyDeclaration | ts.VariableDeclaration;

function isMember(node: ts.Node): node is Member {
  if (ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) return true;
  if (ts.isVariableDeclaration(node)) return ts.isSourceFile(node.parent.parent.parent);
  return ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent);
}

function holdsPlainKeys(member: Member): boolean {
  const parts = [member.type, ts.isPropertySignature(member) ? undefined : member.initializer];
  return parts.some((part) => part !== undefined && hasStoreOfStrings(part));
}

function hasStoreOfStrings(node: ts.Node): boolean {
  const type = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isNewExpression(node)
      ? node.expression
      : undefined;
  if (type !== undefined && STORES.has(type.getText())) {
    const key = (node as ts.TypeReferenceNode | ts.NewExpression).typeArguments?.[0];
    if (key === undefined ? hasUnknownKeys(node) : /\bstring\b/.test(key.getText())) return true;
  }
  return ts.forEachChild(node, (child) => hasStoreOfStrings(child) || undefined) ?? false;
}

/** `new Map()` without types, unless its type is at the member, or a list of constants follows. */
function hasUnknownKeys(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) || node.arguments?.some(ts.isArrayLiteralExpression) === true) return false;
  return isMember(node.parent) && node.parent.type === undefined;
}

function looksUpByRequestId(
  { expression, arguments: [key] }: ts.CallExpression,
  file: ts.SourceFile,
): boolean {
  if (!ts.isPropertyAccessExpression(expression) || !LOOKUPS.has(expression.name.text)) return false;
  return key !== undefined && /\b(requestId|request_id)\b/.test(key.getText(file));
}

describe('The state in memory', () => {
  const findings = sources().map((path) => findingsIn(relative(SOURCE, path), readFileSync(path, 'utf8')));

  it('has a ConversationKey if it is kept by conversation: every store with plain keys is known, and has other keys', () => {
    expect(findings.flatMap(({ stores }) => stores).sort()).toEqual(Object.keys(PLAIN_KEYS).sort());
  });

  it('is never looked up by a request id alone', () => {
    expect(findings.flatMap(({ lookups }) => lookups)).toEqual([]);
  });

  it('is in a database by a ConversationKey: every file that talks to one is known', () => {
    const found = sources().filter((path) => DATABASE.test(readFileSync(path, 'utf8')));
    expect(found.map((path) => relative(SOURCE, path)).sort()).toEqual(Object.keys(DATABASES));
  });

  it.each([
    ['const turns = new Map<string, number>();', 'a.ts turns'],
    ['class A { private turns = new Map(); }', 'a.ts turns'],
    ['class A { private readonly turns = new Map<string, number>(); }', 'a.ts turns'],
    ['class A { private readonly turns: LRUCache<string, number>; }', 'a.ts turns'],
    ['class A { constructor(private readonly turns: ReadonlyMap<string, number>) {} }', 'a.ts turns'],
    ['class A { turns = new Remembered<string, number>(clock, {}); }', 'a.ts turns'],
  ])('is found by this test: %s', (text, found) => {
    expect(findingsIn('a.ts', text).stores).toEqual([found]);
  });

  it('is found by this test: a look-up by a request id', () => {
    expect(findingsIn('a.ts', 'turns.get(`${projectId} ${requestId}`)').lookups).toHaveLength(1);
    expect(findingsIn('a.ts', 'turns.get(conversationKey)').lookups).toEqual([]);
  });
});
