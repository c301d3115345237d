import { IsOptional } from 'class-validator';
import type { Secret } from '../../../common/index.js';
import { botSecret, Passes } from '../../checks/index.js';
import { toSecret } from '../../setting-parsers.js';
import { Field } from '../file/index.js';
import { ScopeEntry } from './scope.entry.js';

/** One bot of a project. */
export class BotEntry extends ScopeEntry {
  /** The bot's own secret: with it, the signature of the conversation token proves the caller. @see protocol.md 5.1 */
  @Passes(botSecret)
  @IsOptional()
  @Field({ parse: toSecret, cure: "Give the bot's secret, { file: <path> } or { env: <NAME> }." })
  readonly secret?: Secret;
}
