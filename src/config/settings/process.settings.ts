import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Passes, readableFolder } from '../checks/index.js';
import { toFolder, toInteger } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { SessionSettings } from './session.settings.js';

/** What the process is made of. */
export class ProcessSettings extends SessionSettings {
  @Max(256)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'WORKERS',
    description:
      'Processes that share the port, to use the cores of one machine. See [Deployment](deployment.md).',
    parse: toInteger,
    default: '1',
  })
  readonly workers: number;

  @Passes(readableFolder)
  @IsOptional()
  @Setting({
    env: 'EXTENSIONS_DIR',
    description:
      'Packages whose Nest modules are loaded at the boot. The image has `/app/extensions`. See [Extensions](extensions.md).',
    parse: toFolder,
    values: 'the path of a folder',
    cure: 'Give the path of a folder of packages that the user of this process can read.',
  })
  readonly extensionsDir?: string;
}
