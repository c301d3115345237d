import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');
/** The folders that a webhook call of several tenants passes through. */
const FOLDERS = [
  'calls',
  'outbox',
  'dispatch',
  'intents',
  'messaging',
  'observability',
  'recordings',
  'sessions',
  'webhook',
  'workers',
];
const STORES = new Set(['Map', 'ReadonlyMap', 'Set', 'ReadonlySet', 'LRUCache', 'Remembered']);
const LOOKUPS = new Set(['get', 'set', 'has', 'delete', 'add', 'take', 'fetch']);

/** Stores whose keys are plain strings, and what those are. Nothing that belongs to a conversation may stand here. */
const PLAIN_KEYS: Readonly<Record<string, string>> = {
  'outbox/engines/memory/memory.engine.ts dead': 'id of a job',
  'outbox/jobs/job-runner.ts kinds': 'kind of job',
  'dispatch/match-log.service.ts hinted': 'name of an intent',
  'dispatch/turns/forgotten-values.service.ts said': 'name of an intent',
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
  'recordings/pseudonyms/anonymiser.ts own': 'name of a field',
  'recordings/pseudonyms/personal-copy.ts personalFields': 'name of a field',
  'recordings/pseudonyms/quoted-pieces.ts pieces': 'piece of one text',
  'sessions/stores/memory-session.store.ts projects': 'project',
  'sessions/turn/turn-session.ts #changes': 'key inside of one session',
  'webhook/callers/bot.restriction.ts bots': 'bot of the configuration',
  'webhook/callers/bot.restriction.ts projects': 'project of the configuration',
  'webhook/callers/bot-token.verifier.ts keys': 'bot of the configuration',
  'webhook/callers/fair-room.ts groups': 'group of addresses',
  'webhook/callers/refused-callers.service.ts refusals': 'address',
  'webhook/callers/signature.verifier.ts used': 'signature',
  'webhook/limits/loop-guard.service.ts otherIds': 'message, inside of one conversation',
  'webhook/limits/rate-limiter.ts paidUntil': 'address, or project',
  'webhook/plain-http-warnings.ts peers': 'address',
  'webhook/refusals.service.ts counters': 'reason',
};

interface Finding {
  readonly stores: readonly string[];
  readonly lookups: readonly string[];
}

function filesOf(folder: string): string[] {
  return readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => join(SOURCE, folder, name));
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

type Member = ts.PropertyDeclaration | ts.PropertySignature | ts.ParameterPropertyDeclaration;

function isMember(node: ts.Node): node is Member {
  if (ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) return true;
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
    const { typeArguments } = node as ts.TypeReferenceNode | ts.NewExpression;
    const key = typeArguments?.[0];
    if (key !== undefined && /\bstring\b/.test(key.getText())) return true;
  }
  return ts.forEachChild(node, (child) => hasStoreOfStrings(child) || undefined) ?? false;
}

function looksUpByRequestId(
  { expression, arguments: [key] }: ts.CallExpression,
  file: ts.SourceFile,
): boolean {
  if (!ts.isPropertyAccessExpression(expression) || !LOOKUPS.has(expression.name.text)) return false;
  return key !== undefined && /\b(requestId|request_id)\b/.test(key.getText(file));
}

describe('What is kept in memory', () => {
  const findings = FOLDERS.flatMap(filesOf).map((path) =>
    findingsIn(relative(SOURCE, path), readFileSync(path, 'utf8')),
  );

  it('has a ConversationKey if it is kept by conversation: every store with plain keys is known, and has other keys', () => {
    expect(findings.flatMap(({ stores }) => stores).sort()).toEqual(Object.keys(PLAIN_KEYS).sort());
  });

  it('is never looked up by a request id alone', () => {
    expect(findings.flatMap(({ lookups }) => lookups)).toEqual([]);
  });

  it.each([
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
