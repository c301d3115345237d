import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookResult } from '../../src/playground/index.js';
import { TABLE, type BotSettings, type Row } from '../engine/cases/index.mjs';
import { webhook, type Webhook } from '../engine/harness/webhook.mjs';
import { EmulatedChat, type EmulatedTurn } from './emulated-chat.js';

/**
 * The emulator, case by case, against the table that was measured with the real engine. The rows are those that the
 * suite in test/engine plays with the real one.
 */
const INTENTS = ['go', 'defaultFallback', { name: 'plain', answer: 'PLAIN', webhook: false }];
const WEBHOOK = { text: 'WEBHOOK' };

/** With its own sender, the bot's message comes back to the bot: the platform does that, not the engine. */
const COMES_BACK = new Set(['type, metadata, sender, extra keys']);

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function hookThat(answer: Row['answer'] = { body: WEBHOOK }): Promise<Webhook> {
  const hook = await webhook(answer);
  open.push(hook);
  return hook;
}

function chatWith(bot: BotSettings): EmulatedChat {
  return new EmulatedChat({ intents: INTENTS, ...bot });
}

/** Whether the engine itself would send it, on a platform without its own limit. */
function left(turn: EmulatedTurn): boolean {
  return turn.events.some(
    (event) =>
      event.type === 'message' || (event.type === 'message-refused' && event.reason.includes('answered 413')),
  );
}

async function play(row: Row): Promise<void> {
  const hook = await hookThat(row.answer);
  const stage = { hook, afterwards: (close: () => Promise<unknown>) => void open.push({ close }) };
  const chat = chatWith({ webhookUrl: hook.url, ...(await row.bot?.(stage)) });

  const turn = await chat.says(row.says ?? '/go', row.options);

  if (row.bodyLimit !== undefined) {
    expect(left(turn)).toBe(row.outcome !== 'NO REPLY');
    return;
  }
  expect(COMES_BACK.has(row.name) ? turn.texts.slice(0, 1) : turn.texts).toEqual(row.texts);
  expect(turn.calls).toEqual(row.calls ?? []);
  row.check?.(turn, stage);
  const verdicts = turn.events.flatMap((event) => (event.type === 'verdict' ? [event.verdict] : []));
  if (row.outcome === 'static reply' && hook.requests.length > 0) expect(verdicts).toEqual(['static']);
  if (row.outcome === 'webhook reply' && !row.texts.includes('PLAIN')) expect(verdicts[0]).toBe('shown');
}

describe.each(Object.entries(TABLE))('%s', (_group, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => play(row));
});

describe('sizes that no messaging takes', () => {
  it.each([
    ['text of 48 MB', { text: 'x'.repeat(48_000_000) }],
    ['text of 60 MB', { text: 'x'.repeat(60_000_000) }],
  ])('%s', async (_name, body) => {
    const hook = await hookThat({ body });
    const turn = await chatWith({ webhookUrl: hook.url }).says('/go');
    expect(turn.texts).toEqual([]);
    expect(left(turn)).toBe(false);
  });
});

describe('time and connections', () => {
  it('keep-alive, 1st, 2nd, 3rd after the server has closed it', async () => {
    const hook = await hookThat();
    const chat = chatWith({ webhookUrl: hook.url });
    await chat.says('/go');
    await chat.says('/go');
    const [first, second] = hook.requests;
    expect(second.socket).toBe(first.socket);
    const closed = once(first.socket, 'close');
    first.socket.end();
    await closed;
    await chat.says('/go');
    expect(chat.texts).toEqual(['WEBHOOK', 'WEBHOOK', 'WEBHOOK']);
    expect(hook.requests[2].socket).not.toBe(first.socket);
  });

  it('reused connection, 1st, and 2nd: reset', async () => {
    const used = new WeakSet<object>();
    const hook = await hookThat(({ socket }) => {
      const again = used.has(socket);
      used.add(socket);
      return again ? { drop: 'reset' } : { body: WEBHOOK };
    });
    const chat = chatWith({ webhookUrl: hook.url });
    expect((await chat.says('/go')).texts).toEqual(['WEBHOOK']);
    expect((await chat.says('/go')).texts).toEqual([]);
    expect(hook.requests).toHaveLength(2);
  });

  it('body trickling', async () => {
    const body = JSON.stringify(WEBHOOK);
    const hook = await hookThat(async (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
      for (const letter of body) {
        response.write(letter);
        await sleep(5);
      }
      response.end();
    });
    expect((await chatWith({ webhookUrl: hook.url }).says('/go')).texts).toEqual(['WEBHOOK']);
  });

  it('slow answer, next message before it: both run at once, and the replies overtake', async () => {
    let answerFirst = (): void => {};
    const overtaken = new Promise<void>((resolve) => (answerFirst = resolve));
    const hook = await hookThat(async ({ body }) => {
      const { text } = (body as { payload: { message: { text: string } } }).payload.message;
      if (text === '/go') await overtaken;
      return { body: { text: `WEBHOOK ${text}` } };
    });
    const chat = chatWith({ webhookUrl: hook.url });
    chat.conversation.subscribe((event) => {
      if (event.kind === 'message' && event.message.text?.startsWith('WEBHOOK')) answerFirst();
    });
    await Promise.all([chat.says('/go'), chat.says('/go{"n":2}')]);
    expect(chat.texts).toEqual(['WEBHOOK /go{"n":2}', 'WEBHOOK /go']);
  });

  it('no answer for 310 s, then 200: there is no deadline', async () => {
    let answer = (_result: WebhookResult): void => {};
    const call = (): Promise<WebhookResult> => new Promise((resolve) => (answer = resolve));
    const chat = new EmulatedChat({ webhookUrl: 'http://anywhere', intents: INTENTS }, { webhook: { call } });
    const asked = new Promise<void>((resolve) => {
      chat.gateway.engine.watch((event) => event.type === 'webhook-request' && resolve());
    });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
    const turn = chat.says('/go');
    await asked;
    await jest.advanceTimersByTimeAsync(310_000);
    jest.useRealTimers();
    answer({ kind: 'answered', status: 200, headers: {}, data: { ...WEBHOOK } });
    expect((await turn).texts).toEqual(['WEBHOOK']);
  });
});
