import type { Command } from 'commander';

export interface CallerOptions {
  readonly project?: string;
  readonly bot?: string;
  readonly botSecret?: string;
}

/** Options for the calling project and bot, for services that verify them. */
export function addCallerOptions(command: Command): Command {
  return command
    .option('--project <id>', 'the project that calls, for a service that checks it')
    .option('--bot <id>', 'the bot that calls: its root id')
    .option('--bot-secret <secret>', "the bot's secret, to sign the tokens with");
}

/** The given options as the identity of a bot. */
export function callerOf({ project, bot, botSecret }: CallerOptions): {
  readonly projectId?: string;
  readonly rootId?: string;
  readonly secret?: string;
} {
  return {
    ...(project !== undefined && { projectId: project }),
    ...(bot !== undefined && { rootId: bot }),
    ...(botSecret !== undefined && { secret: botSecret }),
  };
}
