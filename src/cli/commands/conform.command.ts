import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { RULES, runRules, type ConformOptions } from '../conform/index.js';
import { junitReport, textReport } from '../conform/report/index.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import {
  addCallerOptions,
  callerOf,
  collect,
  collectHeaders,
  parseCount,
  parseUrl,
  type CallerOptions,
} from '../options/index.js';
import { examples } from '../output/index.js';

/** The calls that take most of the time. */
const PROBES = Object.values(RULES).filter((rule) => 'probe' in rule).length;

interface Options extends CallerOptions {
  readonly intent?: readonly string[];
  readonly secret?: string;
  readonly timeout: number;
  readonly concurrency: number;
  readonly header?: Readonly<Record<string, string>>;
  readonly junit?: string;
}

export function define(command: Command, context: CommandContext): void {
  addCallerOptions(command)
    .description(
      "Calls a webhook service, written in any language, as the platform does, and checks the platform's rules.",
    )
    .argument('<url>', 'the address in the bot, with its secret', parseUrl)
    .option(
      '-i, --intent <name>',
      'an intent that the service handles, to check its replies; repeatable',
      collect,
    )
    .option('--secret <secret>', 'the secret in the address: calls with a wrong one must then be rejected')
    .option('--timeout <seconds>', 'time limit of a call', parseCount, 10)
    .option('--concurrency <calls>', 'number of concurrent calls', parseCount, 20)
    .option(
      '-H, --header <name: value>',
      'a header in addition to those of the platform; repeatable',
      collectHeaders,
    )
    .option('--junit <file>', 'write the report as JUnit XML too')
    .addHelpText(
      'after',
      examples([
        'conform http://127.0.0.1:3000/webhook --intent order.status',
        'conform https://bots.example.com/webhook/s3cr3t --secret s3cr3t -i hello --json',
      ]),
    )
    .action(context.action((url: URL, options: Options) => conform(url, options, context)));
}

async function conform(
  url: URL,
  options: Options,
  { progress, terminal }: CommandContext,
): Promise<CommandResult> {
  const bar = await progress('Calling the service', PROBES);
  const report = await runRules(conformOptions(url, options), (rule) => bar.advance(rule)).finally(() =>
    bar.done(),
  );
  if (options.junit !== undefined) await writeFile(resolve(terminal.cwd, options.junit), junitReport(report));
  return { data: report, text: (style) => textReport(report, style), failed: !report.conforms };
}

function conformOptions(url: URL, options: Options): ConformOptions {
  const { secret } = options;
  return {
    url,
    intents: options.intent ?? [],
    timeoutMs: options.timeout * 1000,
    concurrency: options.concurrency,
    headers: options.header ?? {},
    ...(secret !== undefined && { secret }),
    bot: callerOf(options),
  };
}
