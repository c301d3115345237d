import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { ENGINE_HEADERS, webhookRequest, type WebhookDialect } from '../../testing/requests/index.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { InvalidCommandLineError } from '../errors/index.js';
import { exchange, exchangeSummary, type Exchange } from '../http/index.js';
import {
  addCallerOptions,
  callerOf,
  collectHeaders,
  collectParams,
  parseCount,
  parseUrl,
  type CallerOptions,
} from '../options/index.js';
import { examples } from '../output/index.js';
import { shownReply } from '../send/shown-reply.js';
import { parsed } from '../wire/index.js';

interface Options extends CallerOptions {
  readonly intent: string;
  readonly param?: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly language?: string;
  readonly channel?: string;
  readonly dialect: WebhookDialect;
  readonly insideFlow?: boolean;
  readonly file?: string;
  readonly secret?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly timeout: number;
}

export function define(command: Command, { action, terminal }: CommandContext): void {
  addCallerOptions(command)
    .description(
      'Sends one request of the platform to a webhook, and shows the reply as the user would see it.',
    )
    .argument('<url>', 'the address of the webhook', parseUrl)
    .option('-i, --intent <name>', 'the intent that the platform has matched', 'hello')
    .option('-p, --param <name=value>', 'a variable, JSON or text; several times', collectParams)
    .option('-t, --text <words>', 'the text of the user')
    .option('-l, --language <tag>', "the user's language: it, en-US")
    .option('-c, --channel <name>', 'web, whatsapp, telegram, …')
    .addOption(
      new Option('--dialect <name>', "the engine's request, or the sample of the platform's page")
        .choices(['engine', 'page'])
        .default('engine'),
    )
    .option('--inside-flow', 'the call of a block that another block leads to')
    .option('-f, --file <body.json>', 'send this body instead')
    .option('--secret <secret>', 'sent as X-Webhook-Secret')
    .option('-H, --header <name: value>', 'another header; several times', collectHeaders)
    .option('--timeout <seconds>', 'how long to wait', parseCount, 60)
    .addHelpText(
      'after',
      examples([
        'send http://127.0.0.1:3000/webhook --intent order.status --param orderId=20413',
        'send https://bots.example.com/webhook -i hello -l it -c whatsapp --secret s3cr3t --json',
        'send http://127.0.0.1:3000/webhook --project 66ded24fae3e9fe3cb2a26a9 --bot-secret s3cr3t',
        'send http://127.0.0.1:3000/webhook --file recorded.json',
      ]),
    )
    .action(
      action(async (url: URL, options: Options) => send(url, options, await bodyOf(options, terminal.cwd))),
    );
}

async function send(url: URL, options: Options, body: string): Promise<CommandResult> {
  const { secret, header } = options;
  const answer = await exchange(
    { label: 'the request', url, method: 'POST', body, asPlatform: true },
    {
      headers: { ...ENGINE_HEADERS, ...(secret !== undefined && { 'X-Webhook-Secret': secret }), ...header },
      timeoutMs: options.timeout * 1000,
      verifyCertificate: true,
    },
  );
  return resultOf(answer);
}

function resultOf(answer: Exchange): CommandResult {
  const { ms } = answer;
  if (answer.kind === 'failed') {
    const problem = exchangeSummary(answer);
    return {
      data: { problem, ms, shown: [] },
      text: ({ red }) => red(`No answer: ${problem}`),
      failed: true,
    };
  }
  const { status } = answer;
  const body = parsed(answer.body) ?? answer.body?.toString('utf8') ?? null;
  const shown = shownReply(status, body);
  return {
    data: { status, ms, body, shown },
    text: ({ bold, dim }) =>
      [
        `${bold(`status ${status}`)}, ${ms} ms`,
        dim('The user sees:'),
        ...shown.map((line) => `  ${line}`),
        ...(status >= 400 ? [dim('The answer:'), `  ${JSON.stringify(body)}`] : []),
      ].join('\n'),
    failed: status >= 300,
  };
}

async function bodyOf(options: Options, cwd: string): Promise<string> {
  const { intent, param, text, language, channel, dialect, insideFlow, file } = options;
  if (file === undefined) {
    return JSON.stringify(
      webhookRequest({
        intent,
        dialect,
        ...(param !== undefined && { params: param }),
        ...(text !== undefined && { text }),
        ...(language !== undefined && { language }),
        ...(channel !== undefined && { channel }),
        ...(insideFlow !== undefined && { insideFlow }),
        bot: callerOf(options),
      }),
    );
  }
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch {
    throw new InvalidCommandLineError(
      'The file of --file cannot be read.',
      'Give the path of a file with JSON.',
    );
  }
}
