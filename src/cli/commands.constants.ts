import type { CommandEntry } from './command.interface.js';

/** All commands, in the order of `--help`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'new',
    summary: 'creates a repository for your bots, with tests, container and CI',
    load: () => import('./commands/new.command.js'),
  },
  {
    name: 'dev',
    summary: 'runs the service with the playground, again after each change',
    load: () => import('./commands/dev.command.js'),
  },
  {
    name: 'conform',
    summary: "checks the platform's rules against any webhook service",
    load: () => import('./commands/conform.command.js'),
  },
  {
    name: 'send',
    summary: 'sends one request to a webhook and shows the reply',
    load: () => import('./commands/send.command.js'),
  },
  {
    name: 'doctor',
    summary: 'checks configuration, platform, webhook, bot and handlers',
    load: () => import('./commands/doctor.command.js'),
  },
  {
    name: 'generate',
    summary: 'generates types and handlers from a bot: a misspelt intent does not compile',
    load: () => import('./commands/generate.command.js'),
  },
  {
    name: 'replay',
    summary: 'runs recorded turns against the current handlers and shows the differences',
    load: () => import('./commands/replay.command.js'),
  },
  {
    name: 'record',
    summary: 'writes tests of recorded turns',
    load: () => import('./commands/record.command.js'),
  },
  {
    name: 'outbox',
    summary: 'lists, retries and drops undelivered messages',
    load: () => import('./commands/outbox.command.js'),
  },
  {
    name: 'info',
    summary: 'prints the versions in use, for a bug report',
    load: () => import('./commands/info.command.js'),
  },
];
