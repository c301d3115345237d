import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Passes, readableFolder } from '../checks/index.js';
import { toFolder, toInteger } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** Worker processes and extensions. */
export class ProcessSettings {
  @Max(256)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'WORKERS',
    description:
      'Number of processes that share the port, to use the cores of one machine. See [Deployment](deployment.md).',
    parse: toInteger,
    default: '1',
  })
  readonly workers: number;

  /** Milliseconds. */
  @Max(600_000)
  @Min(1000)
  @IsInt()
  @Setting({
    env: 'WORKER_TIMEOUT_MS',
    description: 'A worker whose event loop is blocked for longer is killed and replaced.',
    parse: toInteger,
    default: '10000',
  })
  readonly workerTimeoutMs: number;

  @Passes(readableFolder)
  @IsOptional()
  @Setting({
    env: 'EXTENSIONS_DIR',
    description:
      'The folder of packages whose Nest modules are loaded at the start. The image has `/app/extensions`. See [Extensions](extensions.md).',
    parse: toFolder,
    values: 'the path of a folder',
    cure: 'Give the path of a folder of packages that the user of this process can read.',
  })
  readonly extensionsDir?: string;
}
