import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { Module } from '@nestjs/common';
import { Intent, Intents, Reply, type IntentContext } from '../../../src/index.js';
import type { ConversationView } from '../../../src/playground/server/view.types.js';
import { ADAPTERS, startService, type RunningService } from '../../support/start-service.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { CANARY, SECRETS } from './canaries.js';
import { CarelessModule } from './careless.module.js';

/** Worse than careless: takes secrets out on purpose, and lets the conversation and the platform have them. */
@Intents()
class RevealingIntents {
  @Intent('reveal.token')
  async token({ request, conversation }: IntentContext): Promise<string> {
    await conversation.send(`Later: ${request.token.reveal()}`);
    return `Here it is: ${request.token.reveal()}`;
  }

  @Intent('reveal.settings')
  async settings({ conversation }: IntentContext): Promise<Reply> {
    const words = `${SECRETS.path} and ${SECRETS.basic} and ${SECRETS.botSecret}`;
    await conversation.send(`Later: ${words}`);
    return Reply.text(words).setVariables({ note: words, apiKey: words });
  }

  @Intent('reveal.globals')
  globals({ params }: IntentContext): string {
    return `It is ${String(params['crm'])}.`;
  }

  @Intent('throw.settings')
  throws(): never {
    throw new RangeError(`connecting with ${SECRETS.path} and ${SECRETS.basic}`);
  }
}

@Module({ imports: [CarelessModule], providers: [RevealingIntents] })
class RevealingModule {}

const SAID = [
  ...['hello', 'error', 'cause', 'no.error', 'http.exception', 'reply.error', 'result', 'rejection', 'guard'],
  ...['yields', 'log', 'platform', 'platform.logged'],
  ...['reveal.token', 'reveal.settings', 'reveal.globals', 'throw.settings'],
];

/** As the design studio exports it, with what authors put into bots. */
const BOT = {
  name: 'Careless',
  language: 'en',
  secret: SECRETS.botSecret,
  webhook_enabled: true,
  webhook_url: SECRETS.webhookUrl,
  attributes: { globals: [{ key: 'crm', value: SECRETS.global }] },
  intents: SAID.map((name) => ({
    intent_display_name: name,
    question: name,
    webhook_enabled: true,
    answer: 'Designed.',
  })),
};

describe.each(ADAPTERS)('no secret is seen in the playground on %s', (adapter) => {
  const folder = new TemporaryFolder();
  const bot = folder.join('bot.json');
  const state = folder.join('state.json');
  /** The data that pages got, by the way that it came. */
  const seen = new Map<string, string>();
  let service: RunningService;

  const ask = async (method: string, path: string, body?: unknown): Promise<string> => {
    const { text } = await service.call({
      method,
      path: `/playground${path}`,
      headers: { Host: new URL(service.url).host, Origin: service.url, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return text;
  };
  const note = (way: string, text: string): void => void seen.set(way, `${seen.get(way) ?? ''}${text}`);

  /** In a new conversation, because some of them end with a hand-off. */
  async function say(text: string): Promise<void> {
    const { id } = JSON.parse(await ask('POST', '/api/conversations', {})) as ConversationView;
    await ask('POST', `/api/conversations/${id}/messages`, { text });
    const isOver = async (): Promise<boolean> => {
      const { turns } = JSON.parse(await ask('GET', `/api/conversations/${id}`)) as ConversationView;
      return turns.at(-1)?.entries.some(({ type }) => type === 'turn-ended') === true;
    };
    await until(isOver);
    note('conversation', await ask('GET', `/api/conversations/${id}`));
    note('exported test', await ask('GET', `/api/conversations/${id}/test`));
  }

  beforeAll(async () => {
    writeFileSync(bot, JSON.stringify(BOT));
    service = await startService(RevealingModule, adapter, {
      PLAYGROUND: 'true',
      PLAYGROUND_BOT: bot,
      PLAYGROUND_STATE: state,
      WEBHOOK_SECRETS: SECRETS.path,
      WEBHOOK_BASIC_AUTH: SECRETS.basic,
      BOT_SECRETS: SECRETS.botSecret,
      METRICS_TOKEN: SECRETS.metrics,
    });
    get(`${service.url}/playground/api/events`, (events) =>
      events.on('data', (chunk: Buffer) => note('live events', chunk.toString())),
    ).on('error', () => undefined);
    for (const text of SAID) await say(text);
    await ask('PUT', '/api/troubles', { on: ['wrong-token', 'duplicate'] });
    await say('platform');
    note('state', await ask('GET', '/api/state'));
    note('page', await ask('GET', ''));
    await service.close();
    seen.set('state file', readFileSync(state, 'utf8'));
  });
  afterAll(() => folder.remove());

  it.each(['live events', 'conversation', 'state', 'exported test', 'page', 'state file'])(
    '%s: neither a token nor a secret of the request, the settings or the calls of the API',
    (way) => {
      const text = seen.get(way) ?? '';
      expect(text).not.toBe('');
      expect(excerpts(text, new RegExp(CANARY, 'g'))).toEqual([]);
      expect(excerpts(text, /eyJ[\w-]{10,}/g)).toEqual([]);
    },
  );

  it('all of it was said, and so the search has looked at something', () => {
    for (const way of ['live events', 'conversation', 'state file']) {
      for (const text of ['reveal.token', 'throw.settings', '[secret]']) {
        expect({ way, text, isSeen: seen.get(way)?.includes(text) }).toEqual({ way, text, isSeen: true });
      }
    }
  });
});

/** Its place, to find the leak. */
function excerpts(text: string, what: RegExp): string[] {
  return [...text.matchAll(what)]
    .slice(0, 12)
    .map(({ index }) => text.slice(Math.max(0, index - 120), index + 30));
}
