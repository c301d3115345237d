import { IsOptional, ValidateNested } from 'class-validator';
import { Field } from '../file/index.js';
import { ScopeEntry } from './scope.entry.js';

/** One project of the file. */
export class ProjectEntry extends ScopeEntry {
  @ValidateNested()
  @IsOptional()
  @Field({ holds: { list: () => ScopeEntry }, cure: 'Write a list of bots, each with its id: - id: <id>.' })
  readonly bots?: readonly ScopeEntry[];
}
