import { resolve } from 'node:path';
import type { Command } from 'commander';
import { loadBotExport } from '../../bot-export/index.js';
import { exploreApp, findApp, USUAL_PLACES } from '../app/index.js';
import { ENV_FILE_OPTION, serviceConfig } from '../cli-config.js';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { checkBots } from '../doctor/bot/index.js';
import type { DoctorCheck } from '../doctor/check.interface.js';
import {
  checkApplication,
  checkConfig,
  checkCredentials,
  checkGuests,
  checkOutbox,
  checkPlatform,
  checkSetUp,
  checkTls,
  checkWebhook,
} from '../doctor/checks/index.js';
import { reportChecks } from '../doctor/report.js';
import { InvalidCommandLineError } from '../errors/index.js';
import { examples, type Progress } from '../output/index.js';
import type { Terminal } from '../terminal.js';

interface DoctorOptions {
  readonly envFile?: string;
  readonly url?: string;
  readonly bot?: readonly string[];
  readonly app?: string;
  readonly strict?: boolean;
  readonly offline?: boolean;
}

const NOT_ASKED: DoctorCheck = {
  area: 'platform',
  status: 'skipped',
  message: 'The platform is not called (--offline).',
};

/** Checks of the configuration, of the address and of a bot. */
const STEPS = 9;

export function define(command: Command, context: CommandContext): void {
  command
    .description(
      'Checks the set-up: configuration, TLS files, platform, clock, credentials, outbox, the built application; ' +
        'with --url the address of a running service; with --bot that a bot and the handlers match. ' +
        'Changes nothing and starts nothing.',
    )
    .option(...ENV_FILE_OPTION)
    .option('--url <url>', 'the address in the bot, with its secret: sends bodies of 1 KB, 100 KB and 1 MB')
    .option('--bot <files...>', 'exports of the bots of the service: only compares them with its handlers')
    .option('--app <file>', `the built root module (usually ${USUAL_PLACES.join(', ')})`)
    .option('--offline', 'does not call the platform, for a machine that cannot reach it')
    .option('--strict', 'warnings make the exit code 1 too')
    .addHelpText(
      'after',
      examples([
        'doctor',
        'doctor --url https://bots.example.com/webhook/<secret>',
        'doctor --bot shop-bot.json --app dist/app.module.js',
        'doctor --json --strict',
      ]),
    )
    .action(context.action((options: DoctorOptions) => doctor(options, context)));
}

async function doctor(
  options: DoctorOptions,
  { terminal, progress }: CommandContext,
): Promise<CommandResult> {
  const url = options.url === undefined ? undefined : webhookUrl(options.url);
  const bar = await progress('Looking', STEPS);
  try {
    const checks = options.bot === undefined ? await checkService(options, terminal, bar) : [];
    if (url !== undefined)
      checks.push(...(await checkWebhook(url, (size) => bar.advance(`A body of ${size}`))));
    if (options.bot !== undefined) checks.push(...(await checkBotFiles(options.bot, options.app, terminal)));
    return reportChecks(checks, options.strict === true);
  } finally {
    bar.done('Looked');
  }
}

async function checkService(
  { envFile, app, offline = false }: DoctorOptions,
  terminal: Terminal,
  bar: Progress,
): Promise<DoctorCheck[]> {
  const { checks, loaded } = checkConfig(() => serviceConfig(terminal, envFile));
  if (loaded === undefined) return checks;
  bar.advance('The platform');
  const platform = offline ? [NOT_ASKED] : await checkPlatform(loaded.config);
  const reached = !offline && platform.every(({ status }) => status !== 'failed');
  bar.advance('Credentials');
  const credentials: DoctorCheck[] = reached
    ? await checkCredentials(loaded)
    : [{ area: 'credentials', status: 'skipped', message: 'The platform cannot be asked.' }];
  bar.advance('The application');
  const application = await checkApplication(app, terminal);
  bar.advance('The outbox');
  return [
    ...checks,
    ...checkTls(loaded.config),
    ...platform,
    ...credentials,
    await checkOutbox(loaded.config),
    ...application,
    ...checkSetUp(loaded.config, terminal.cwd),
    ...checkGuests(loaded.config, terminal.cwd),
  ];
}

async function checkBotFiles(
  files: readonly string[],
  app: string | undefined,
  terminal: Terminal,
): Promise<DoctorCheck[]> {
  const bots = await Promise.all(files.map((file) => loadBotExport(resolve(terminal.cwd, file))));
  const path = findApp(app, terminal.cwd);
  if (path !== undefined) return checkBots(bots, await exploreApp(path, terminal));
  throw new InvalidCommandLineError(
    `The built application was not found at ${USUAL_PLACES.join(', ')}.`,
    'Build it, or name the file of its root module: `--app dist/app.module.js`.',
  );
}

function webhookUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidCommandLineError(
    '`--url` is not an http:// or https:// address.',
    'Give the address that is set in the bot.',
  );
}
