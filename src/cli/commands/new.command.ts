import { mkdirSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { InvalidCommandLineError } from '../errors/index.js';
import { examples } from '../output/index.js';
import { packageNameOf, starterValues, writeStarter } from '../starter/index.js';

export function define(command: Command, { action, terminal }: CommandContext): void {
  command
    .description(
      'Makes a repository for your bots: a service with one handler, its test, a container and CI.',
    )
    .argument('<dir>', 'a new folder, or an empty one')
    .addHelpText('after', examples(['new my-bots', 'new . --json']))
    .action(action((dir: string) => create(resolve(terminal.cwd, dir), dir)));
}

function create(folder: string, asGiven: string): CommandResult {
  makeEmptyFolder(folder);
  const name = packageNameOf(basename(folder));
  const files = writeStarter(folder, starterValues(name));
  const steps = [...(asGiven === '.' ? [] : [`cd ${asGiven}`]), 'npm install', 'npm test', 'npm run dev'];
  return {
    data: { folder, name, files },
    text: ({ bold, dim }) =>
      [
        ...files.map((file) => dim(`  ${file}`)),
        '',
        `${bold(name)} is made. Next:`,
        ...steps.map((step) => `  ${step}`),
      ].join('\n'),
  };
}

/** @throws InvalidCommandLineError if it holds anything but a repository that was just begun, or cannot be made */
function makeEmptyFolder(folder: string): void {
  let inside: string[];
  try {
    mkdirSync(folder, { recursive: true });
    inside = readdirSync(folder).filter((name) => name !== '.git');
  } catch {
    throw new InvalidCommandLineError(
      'The folder cannot be made.',
      'Give the path of a folder that you may write.',
    );
  }
  if (inside.length > 0) {
    throw new InvalidCommandLineError(
      'The folder is not empty, and nothing is ever overwritten.',
      'Give the name of a new folder.',
    );
  }
}
