import { IsBoolean, IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { toBoolean } from '../../setting-parsers.js';
import { Field } from '../file/index.js';
import { ProjectEntry } from './project.entry.js';

/** The whole file. */
export class ProjectsFileEntry {
  @IsBoolean({ message: '$property must be true or false' })
  @IsOptional()
  @Field({ parse: toBoolean, cure: 'Write true to refuse projects that the file does not list.' })
  readonly onlyListedProjects?: boolean;

  @ValidateNested()
  @IsDefined({ message: '$property is missing' })
  @Field({
    holds: { named: () => ProjectEntry },
    cure: 'Write projects: and below it each project with its id, under any name.',
  })
  readonly projects: ReadonlyMap<string, ProjectEntry>;
}
