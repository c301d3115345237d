import { DiscoveryService, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { requestFor } from '../../test/support/fixtures.js';
import { Calls } from '../calls/index.js';
import { loadConfig } from '../config/index.js';
import { readWebhookRequest } from '../protocol/index.js';
import { CompiledResponse, type CompiledReply } from '../replies/index.js';
import { FakeClock } from '../testing/time/index.js';
import { duplicateKey, Duplicates } from './duplicates.service.js';
import { TurnJournal } from './turns/index.js';

const WINDOW_MS = 1_000;

describe('Duplicates', () => {
  const key = duplicateKey(readWebhookRequest(requestFor('hello')));
  const reply: CompiledReply = new CompiledResponse({ text: 'Hello.' });
  let clock: FakeClock;
  let journal: TurnJournal;
  let duplicates: Duplicates;

  beforeEach(() => {
    clock = new FakeClock();
    duplicates = withWindow(WINDOW_MS);
  });

  function withWindow(milliseconds: number): Duplicates {
    const { config } = loadConfig({ DUPLICATE_WINDOW_MS: String(milliseconds) });
    const calls = new Calls(new DiscoveryService(new ModulesContainer()), new HttpAdapterHost());
    journal = new TurnJournal(clock, calls);
    return new Duplicates(clock, config, journal);
  }

  it('gives a repeated call the pending reply while the first runs, then the reply itself, without a promise', () => {
    expect(duplicates.find(key)).toBeUndefined();
    const running = Promise.resolve(reply);
    duplicates.add(key, running);
    expect(duplicates.find(key)).toBe(running);
    duplicates.close(key, reply);
    expect(duplicates.find(key)).toMatchObject({ kind: 'response', json: '{"text":"Hello."}' });
    expect(journal.counts.get('duplicate')).toBe(2);
  });

  it('lets a call that failed run again, and every call after the window', async () => {
    duplicates.add(key, Promise.resolve(reply));
    duplicates.close(key, undefined);
    expect(duplicates.find(key)).toBeUndefined();
    duplicates.add(key, Promise.resolve(reply));
    duplicates.close(key, reply);
    await clock.runTo(WINDOW_MS + 1);
    expect(duplicates.find(key)).toBeUndefined();
  });

  it('remembers nothing without a window', () => {
    const none = withWindow(0);
    none.add(key, Promise.resolve(reply));
    none.close(key, reply);
    expect(none.find(key)).toBeUndefined();
  });

  it('tells calls apart by message and intent; without a message id by what the call carries', () => {
    const keyOf = (intent: string, change: (message: Record<string, unknown>) => void): string => {
      const body = requestFor(intent);
      change(body.payload.message);
      return duplicateKey(readWebhookRequest(body));
    };
    const unnamed = (text: string): string =>
      keyOf('hello', (message) => Object.assign(message, { _id: undefined, text }));
    const keys = [
      key,
      keyOf('other', () => undefined),
      keyOf('hello', (message) => (message._id = 'another')),
      unnamed('one'),
      unnamed('two'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(unnamed('one')).toBe(unnamed('one'));
  });
});
