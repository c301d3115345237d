import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { FulfillmentModule, Intent, type IntentContext, Intents, TurnJournal } from '../../../src/index.js';
import { ADAPTERS, type Adapter } from '../../support/start-service.js';
import { Gate } from './gate.js';
import { eventually, TimeWorld, type Chat } from './time-world.js';

/** Longer than the platform usually takes, and than any fixed wait of the service. */
const STORED_AFTER_MS = 1_500;
const gates = new Map<string, Gate>();

function gateOf({ requestId }: { requestId: string }): Gate {
  let gate = gates.get(requestId);
  if (gate === undefined) gates.set(requestId, (gate = new Gate()));
  return gate;
}

@Intents({ deadline: 100, placeholder: 'One moment…' })
class PlaceholderIntents {
  @Intent('late')
  async late({ conversation }: IntentContext): Promise<string> {
    await gateOf(conversation).pass();
    return 'The reply.';
  }

  @Intent('sends')
  async sends({ conversation }: IntentContext): Promise<string> {
    await gateOf(conversation).pass();
    await conversation.send('Sent on the way.');
    return 'The reply.';
  }

  @Intent('stream')
  async *stream({ conversation }: IntentContext): AsyncGenerator<string> {
    await gateOf(conversation).pass();
    yield 'One.';
    yield 'Two.';
  }

  @Intent('durable', { durable: true })
  durable(): string {
    return 'The reply.';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [PlaceholderIntents] })
class PlaceholderModule {}

interface Answer {
  actions: { text: string; attributes: Record<string, unknown> }[];
}

describe.each<[Adapter, string]>(
  ADAPTERS.flatMap((adapter) => [
    [adapter, 'direct'],
    [adapter, 'outbox'],
  ]),
)('a placeholder that the platform stores late, on %s, late replies: %s', (adapter, lateReplies) => {
  let world: TimeWorld;

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    world = await TimeWorld.start(PlaceholderModule, adapter, {
      LATE_REPLIES: lateReplies,
      OUTBOX_MEMORY_ALLOWED: 'true',
      ANSWER_SETTLE_MS: '20',
      ANSWER_WAIT_MS: '30000',
      ...env,
    });
  };
  afterEach(() => world?.stop());

  const unordered = (): number => world.service.app.get(TurnJournal).counts.get('unordered') ?? 0;

  /** Says it, and stores the answer after this time, as the platform does. */
  async function says(chat: Chat, intent: string, storedAfterMs: number): Promise<void> {
    const { text } = await chat.says(intent);
    const [action] = (JSON.parse(text) as Answer).actions;
    void sleep(storedAfterMs, undefined, { ref: false }).then(() =>
      world.platform.world.conversations
        .get(chat.requestId)
        ?.post({ sender: 'bot', text: action.text, attributes: action.attributes }),
    );
    if (intent !== 'durable') await gateOf(chat).openOnArrival();
  }

  it.each([
    ['late', ['The reply.']],
    ['sends', ['Sent on the way.', 'The reply.']],
    ['stream', ['One.', 'Two.']],
    ['durable', ['The reply.']],
  ])('comes before what follows it: %s', async (intent, texts) => {
    await start();
    const chat = world.chat();
    await says(chat, intent, STORED_AFTER_MS);
    await chat.sees(1 + texts.length);
    expect(chat.texts).toEqual(['One moment…', ...texts]);
    expect(unordered()).toBe(0);
  });

  it('does not hold up the reply forever; that is logged', async () => {
    await start({ ANSWER_WAIT_MS: '200' });
    const chat = world.chat();
    await says(chat, 'late', 600_000);
    await chat.sees(1);
    expect(chat.texts).toEqual(['The reply.']);
    await eventually(() => world.logged('not in the conversation after 200 ms').length > 0, 'the reason');
  });

  it('does not hold up the reply if the conversation cannot be read', async () => {
    await start();
    const chat = world.chat();
    world.platform.fail({ kind: 'status', status: 403 }, { method: 'GET', path: new RegExp(chat.requestId) });
    await says(chat, 'late', 600_000);
    await chat.sees(1);
    expect(world.logged('could not be read [NOT_ALLOWED]')).toHaveLength(1);
  });
});
