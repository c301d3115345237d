import { mkdirSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { InvalidCommandLineError } from '../errors/index.js';
import { examples } from '../output/index.js';
import {
  configsOfOthers,
  packageNameOf,
  starterValues,
  TEST_RUNNERS,
  writeStarter,
  type TestRunner,
} from '../starter/index.js';

interface NewOptions {
  readonly test: TestRunner;
}

export function define(command: Command, { action, terminal }: CommandContext): void {
  command
    .description(
      'Creates a repository for your bots: a service with one handler, its test, a container and CI.',
    )
    .argument('<dir>', 'a new folder, or an empty one')
    .addOption(
      new Option('--test <runner>', 'its test runner').choices(TEST_RUNNERS).default(TEST_RUNNERS[0]),
    )
    .addHelpText('after', examples(['new my-bots', 'new my-bots --test jest', 'new . --json']))
    .action(action((dir: string, { test }: NewOptions) => create(resolve(terminal.cwd, dir), dir, test)));
}

function create(folder: string, asGiven: string, test: TestRunner): CommandResult {
  makeEmptyFolder(folder);
  const name = packageNameOf(basename(folder));
  const files = writeStarter(folder, starterValues(name, test), configsOfOthers(test));
  const steps = [...(asGiven === '.' ? [] : [`cd ${asGiven}`]), 'npm install', 'npm test', 'npm run dev'];
  return {
    data: { folder, name, files },
    text: ({ bold, dim }) =>
      [
        ...files.map((file) => dim(`  ${file}`)),
        '',
        `${bold(name)} is created. Next:`,
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
      'The folder cannot be created.',
      'Give the path of a folder that you may write to.',
    );
  }
  if (inside.length > 0) {
    throw new InvalidCommandLineError(
      'The folder is not empty, and existing files are never overwritten.',
      'Give the name of a new folder.',
    );
  }
}
