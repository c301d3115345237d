import { IsOptional, ValidateNested } from 'class-validator';
import type { Secret } from '../../../common/index.js';
import { Passes, secretList } from '../../checks/index.js';
import { toSecrets } from '../../setting-parsers.js';
import { Field } from '../file/index.js';
import { BotEntry } from './bot.entry.js';
import { ScopeEntry } from './scope.entry.js';

/** One project of the file. */
export class ProjectEntry extends ScopeEntry {
  /** The secrets in the webhook URLs of this project's bots. Several for rotation. */
  @Passes(secretList)
  @IsOptional()
  @Field({
    parse: toSecrets,
    cure: 'Write a list of secrets, each as text, { file: <path> } or { env: <NAME> }.',
  })
  readonly webhookSecrets?: readonly Secret[];

  @ValidateNested()
  @IsOptional()
  @Field({ holds: { list: () => BotEntry }, cure: 'Write a list of bots, each with its id: - id: <id>.' })
  readonly bots?: readonly BotEntry[];
}
