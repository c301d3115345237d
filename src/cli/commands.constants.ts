import type { CommandEntry } from './command.interface.js';

/** All commands, in the order of `--help`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'info',
    summary: 'versions of what runs here, for a bug report',
    load: () => import('./commands/info.command.js'),
  },
];
