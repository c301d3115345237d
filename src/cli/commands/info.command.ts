import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { CommandContext, CommandResult } from '../command.interface.js';
import { examples } from '../output/index.js';
import { PACKAGE_VERSION } from '../../common/package-version.js';

const NEIGHBOURS = ['@nestjs/core', '@nestjs/common', 'reflect-metadata', 'rxjs'];

export function define(command: Command, { action, terminal }: CommandContext): void {
  command
    .description('Prints the versions of this package, of Node and of the packages in the application.')
    .addHelpText('after', examples(['info', 'info --json']))
    .action(action(() => info(terminal.cwd)));
}

function info(cwd: string): CommandResult {
  const versions: Record<string, string> = {
    'pingstreams-fulfillment': PACKAGE_VERSION,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    ...Object.fromEntries(NEIGHBOURS.map((name) => [name, installedVersion(name, cwd)])),
  };
  const width = Math.max(...Object.keys(versions).map((name) => name.length));
  return {
    data: versions,
    text: ({ bold }) =>
      Object.entries(versions)
        .map(([name, version]) => `${bold(name.padEnd(width))}  ${version}`)
        .join('\n'),
  };
}

/** As the application in this folder resolves it: two copies of Nest are a common fault. */
function installedVersion(name: string, cwd: string): string {
  const require = createRequire(join(cwd, 'package.json'));
  try {
    return (require(`${name}/package.json`) as { version: string }).version;
  } catch {
    return 'not installed';
  }
}
