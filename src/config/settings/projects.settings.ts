import { IsOptional } from 'class-validator';
import { Passes, readableFile } from '../checks/index.js';
import { toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** Several projects in one process. */
export class ProjectsSettings {
  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'FULFILLMENT_CONFIG_FILE',
    description: 'The file of projects with their own settings. See [Several projects](projects.md).',
    parse: toText,
    values: 'the path of a YAML or JSON file',
    cure: 'Give the path of a file that the user of this process can read.',
  })
  readonly configFile?: string;
}
