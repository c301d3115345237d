import type { CommandEntry } from './command.interface.js';

/** All commands, in the order of `--help`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'new',
    summary: 'makes a repository for your bots, with tests, container and CI',
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
    summary: 'finds what is wrong: configuration, platform, webhook, bot and handlers',
    load: () => import('./commands/doctor.command.js'),
  },
  {
    name: 'generate',
    summary: 'types and handlers from a bot: a misspelt intent does not compile',
    load: () => import('./commands/generate.command.js'),
  },
  {
    name: 'replay',
    summary: 'runs recorded turns against the handlers of today and shows what changed',
    load: () => import('./commands/replay.command.js'),
  },
  {
    name: 'record',
    summary: 'makes tests of recorded turns',
    load: () => import('./commands/record.command.js'),
  },
  {
    name: 'outbox',
    summary: 'lists, retries and drops what could not be delivered',
    load: () => import('./commands/outbox.command.js'),
  },
  {
    name: 'info',
    summary: 'versions of what runs here, for a bug report',
    load: () => import('./commands/info.command.js'),
  },
];
