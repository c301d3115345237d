import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { requestFor } from '../../test/support/fixtures.js';
import { readWebhookRequest, type IntentRequest } from '../protocol/index.js';
import type { HandlerDefinition } from './handler-definition.js';
import type { IntentName, IntentOptions } from './intent-binding.types.js';
import { IntentRegistry } from './intent.registry.js';

const FORK = '66c57a9f0e5ed03368617bd8';
const ROOT = '660496ff1ddf08e8731cd4df';
const HELLO_ID = '8ded3ad9-6bcf-4da0-a3a7-64269aedd516';

function handler(label: string, names: IntentName[], options: IntentOptions = {}): HandlerDefinition {
  return {
    label,
    module: 'TestModule',
    method: 'handle',
    classRef: Object,
    wrapper: {} as InstanceWrapper<object>,
    bindings: [{ kind: names.length === 0 ? 'fallback' : 'intent', names, options }],
  };
}

function registryOf(...handlers: HandlerDefinition[]): IntentRegistry {
  const registry = new IntentRegistry();
  registry.register(handlers);
  return registry;
}

/** A request in Italian, in the widget, for the bot 'Shop assistant'. */
function request(name: string, change: Partial<IntentRequest> = {}): IntentRequest {
  return { ...readWebhookRequest(requestFor(name)), ...change };
}

describe('which handler runs', () => {
  const cases: [string, HandlerDefinition[], IntentRequest, string | undefined][] = [
    ['the exact name', [handler('A', ['hello']), handler('B', ['other'])], request('hello'), 'A'],
    [
      'the id before the name',
      [handler('name', ['hello']), handler('id', [`#${HELLO_ID}`])],
      request('hello'),
      'id',
    ],
    ['the id when the name has changed', [handler('id', [`#${HELLO_ID}`])], request('renamed'), 'id'],
    ['the name before a pattern', [handler('P', [/hel/]), handler('N', ['hello'])], request('hello'), 'N'],
    ['a pattern before a fallback', [handler('F', []), handler('P', [/^hel/])], request('hello'), 'P'],
    ['a fallback for the rest', [handler('F', []), handler('N', ['other'])], request('hello'), 'F'],
    ['a fallback for defaultFallback', [handler('F', [])], request('defaultFallback'), 'F'],
    [
      'defaultFallback by name before it',
      [handler('F', []), handler('D', ['defaultFallback'])],
      request('defaultFallback'),
      'D',
    ],
    ['nobody', [handler('N', ['other'])], request('hello'), undefined],
    ['nobody for an empty name', [handler('N', ['other'])], request(''), undefined],
    ['the longer pattern', [handler('short', [/hel/]), handler('long', [/hello/])], request('hello'), 'long'],
    [
      'the bot by name',
      [handler('any', ['hello']), handler('bot', ['hello'], { bot: 'Shop assistant' })],
      request('hello'),
      'bot',
    ],
    ['the bot by its id', [handler('bot', ['hello'], { bot: FORK })], request('hello'), 'bot'],
    ["the bot by its root's id", [handler('bot', ['hello'], { bot: ['x', ROOT] })], request('hello'), 'bot'],
    ['not another bot', [handler('bot', ['hello'], { bot: 'Other' })], request('hello'), undefined],
    [
      'bot before language',
      [handler('L', ['hello'], { language: 'it' }), handler('B', ['hello'], { bot: FORK })],
      request('hello'),
      'B',
    ],
    [
      'bot and language before bot',
      [handler('B', ['hello'], { bot: FORK }), handler('BL', ['hello'], { bot: FORK, language: 'it' })],
      request('hello'),
      'BL',
    ],
    [
      'project before channel',
      [
        handler('C', ['hello'], { channel: 'web' }),
        handler('P', ['hello'], { project: '667e5e4f698c6a4ee5cf716b' }),
      ],
      request('hello'),
      'P',
    ],
    [
      'channel before language',
      [handler('L', ['hello'], { language: 'it' }), handler('C', ['hello'], { channel: 'web' })],
      request('hello'),
      'C',
    ],
    [
      "the widget by the wire's name",
      [handler('C', ['hello'], { channel: 'chat21' })],
      request('hello'),
      'C',
    ],
    [
      'the language',
      [handler('it', ['hello'], { language: 'it' }), handler('en', ['hello'], { language: 'en' })],
      request('hello'),
      'it',
    ],
    [
      'the language of a locale',
      [handler('it', ['hello'], { language: 'it' })],
      request('hello', { locale: 'it-CH' }),
      'it',
    ],
    [
      'the locale before its language',
      [handler('it', ['hello'], { language: 'it' }), handler('CH', ['hello'], { language: 'it_ch' })],
      request('hello', { locale: 'it-CH' }),
      'CH',
    ],
    [
      'not the region of another',
      [handler('CH', ['hello'], { language: 'it-CH' })],
      request('hello'),
      undefined,
    ],
    ['the scoped fallback', [handler('F', []), handler('FB', [], { bot: ROOT })], request('hello'), 'FB'],
    [
      'the unscoped name before a scoped fallback',
      [handler('N', ['hello']), handler('FB', [], { bot: ROOT })],
      request('hello'),
      'N',
    ],
  ];

  it.each(cases)('%s', (_rule, handlers, incoming, expected) => {
    expect(registryOf(...handlers).find(incoming)?.handler.label).toBe(expected);
    expect(registryOf(...handlers.toReversed()).find(incoming)?.handler.label).toBe(expected);
  });

  it('tries a pattern with the g flag from its start each time', () => {
    const registry = registryOf(handler('P', [/hello/g]));
    expect([1, 2, 3].map(() => registry.find(request('hello'))?.handler.label)).toEqual(['P', 'P', 'P']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes %s for a name like any other', (name) => {
    expect(registryOf(handler('A', ['hello'])).find(request(name))).toBeUndefined();
  });
});

describe('clashes prevent the start', () => {
  it.each([
    ['one name', handler('A.handle', ['x']), handler('B.handle', ['x'])],
    ['one name among others', handler('A.handle', ['w', 'x']), handler('B.handle', ['x', 'y'])],
    [
      'one name and scope',
      handler('A.handle', ['x'], { bot: 'b' }),
      handler('B.handle', ['x'], { bot: ['a', 'b'] }),
    ],
    [
      'one language',
      handler('A.handle', ['x'], { language: ['it', 'de'] }),
      handler('B.handle', ['x'], { language: 'de' }),
    ],
    ['one pattern', handler('A.handle', [/x/]), handler('B.handle', [/x/])],
    ['two fallbacks', handler('A.handle', []), handler('B.handle', [])],
  ])('%s, naming both owners', (_what, one, other) => {
    expect(() => registryOf(one, other)).toThrow(/A\.handle \(TestModule\) and B\.handle \(TestModule\)/);
  });

  it.each([
    ['other bots', handler('A', ['x'], { bot: 'a' }), handler('B', ['x'], { bot: 'b' })],
    ['one with and one without a scope', handler('A', ['x']), handler('B', ['x'], { channel: 'web' })],
    [
      'language and locale',
      handler('A', ['x'], { language: 'it' }),
      handler('B', ['x'], { language: 'it-CH' }),
    ],
    ['names in other cases', handler('A', ['x']), handler('B', ['X'])],
  ])('but not %s', (_what, one, other) => {
    expect(() => registryOf(one, other)).not.toThrow();
  });

  it('tells all problems at once', () => {
    expect(() =>
      registryOf(
        handler('A', ['x']),
        handler('B', ['x']),
        handler('C', ['y']),
        handler('D', ['y']),
        handler('E', [' ']),
        handler('F', ['z', { bot: 'Shop' } as unknown as RegExp, 'a']),
      ),
    ).toThrow(
      /(?=.*'x' is handled by both)(?=.*'y' is handled by both)(?=.*E has an @Intent without a name)(?=.*F has an @Intent with an argument that is neither a name nor a pattern)/s,
    );
  });
});

describe('the nearest known name', () => {
  const registry = registryOf(handler('A', ['order.status', 'order.cancel', 'hello']));

  it.each([
    ['ordr.status', 'order.status'],
    ['Order.Cancel', 'order.cancel'],
    ['helo', 'hello'],
    ['something completely different', undefined],
    ['x'.repeat(5000), undefined],
  ])('of %s is %s', (name, nearest) => {
    expect(registry.nearest(name)).toBe(nearest);
  });
});
