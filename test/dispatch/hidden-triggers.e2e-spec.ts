import { Injectable } from '@nestjs/common';
import { Intent, type IntentContext, Intents, Reply } from '../../src/index.js';
import { readBotExport } from '../../src/bot-export/index.js';
import { createTestBot, type TestBot } from '../../src/testing/index.js';
import { isVisibleToUser } from '../../src/playground/index.js';
import { botExport } from '../cli/support/bot-exports.js';
import { ADAPTERS } from '../support/start-service.js';
import { until } from '../support/until.js';
import { Gate } from './time/gate.js';

@Injectable()
class Gates {
  readonly late = new Gate();
}

@Intents()
class TriggerIntents {
  constructor(private readonly gates: Gates) {}

  @Intent('late go', { deadline: 1_000 })
  async lateGo(): Promise<Reply> {
    await this.gates.late.pass();
    return Reply.text('Late words.').goTo('target', { x: 8 });
  }

  @Intent('late on', { deadline: 1_000 })
  async lateOn(): Promise<Reply> {
    await this.gates.late.pass();
    return Reply.text('Late, and on.').continueFlow();
  }

  @Intent('run')
  async run({ conversation }: IntentContext): Promise<string> {
    await conversation.runBlock('target', { x: 9 });
    return 'Running it.';
  }

  @Intent('restart')
  async restart({ conversation, bot }: IntentContext): Promise<Reply> {
    await conversation.replaceBot(bot.rootId, { startBlock: 'target' });
    return Reply.silence();
  }

  @Intent('target')
  target({ params, text, user, language }: IntentContext): string {
    return `Target ${String(params.x)}: ${user.name} said "${text}" in ${language}.`;
  }
}

/** A block whose line leads to the next one. */
function exportWithLine(): Record<string, unknown> {
  const names = ['late go', 'late on', 'run', 'restart', 'target'];
  const document = botExport(names.map((name) => ({ name, says: `Designed for ${name}` })));
  const intents = document.intents as { intent_display_name: string; attributes?: object }[];
  const nextBlockAction = { _tdActionType: 'intent', intentName: 'target' };
  for (const intent of intents) {
    if (intent.intent_display_name === 'late on') intent.attributes = { nextBlockAction };
  }
  return document;
}

describe.each(ADAPTERS)('a hidden message that runs a block, on %s', (adapter) => {
  let bot: TestBot;

  beforeEach(async () => {
    bot = await createTestBot({
      providers: [TriggerIntents, Gates],
      bot: readBotExport(exportWithLine()),
      user: { name: 'Robin Field' },
      language: 'it-IT',
      adapter,
    });
  });
  afterEach(() => bot?.close());

  const TARGET = (x: unknown, words: string): string =>
    `Target ${String(x)}: Robin Field said "${words}" in it.`;

  /** The bot's messages in the conversation, once there are the given number. */
  async function shown(count: number): Promise<unknown[]> {
    const { emulated } = bot.main;
    const texts = (): unknown[] =>
      emulated.messages
        .filter((message) => isVisibleToUser(message) && message.sender !== emulated.document.lead.lead_id)
        .map(({ text }) => text);
    await until(() => texts().length >= count);
    return texts();
  }

  /** Says it, lets its deadline pass and the handler go on. */
  async function late(words: string): Promise<unknown[]> {
    const turn = bot.says(words);
    await bot.get(Gates).late.reached();
    await bot.time.passes(1_000);
    await turn;
    bot.get(Gates).late.open();
    return shown(2);
  }

  it('of a late goTo reaches the bot, with the user and the words of the user', async () => {
    expect(await late('say late go')).toEqual(['Late words.', TARGET(8, 'say late go')]);
  });

  it('of a late continueFlow reaches the bot', async () => {
    expect(await late('say late on')).toEqual(['Late, and on.', TARGET(undefined, 'say late on')]);
  });

  it('of conversation.runBlock reaches the bot', async () => {
    await bot.says('say run');
    expect(await shown(2)).toEqual(['Running it.', TARGET(9, 'say run')]);
  });

  it('of a replacement reaches the new bot, even if it is the same one', async () => {
    await bot.says('say restart');
    expect(await shown(1)).toEqual([TARGET(undefined, 'say restart')]);
  });
});
