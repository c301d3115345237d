import { IsDefined, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import type { Secret } from '../../../common/index.js';
import { languageTag, Passes, platformUrl, secretList } from '../../checks/index.js';
import { PLATFORMS, type Platform } from '../../platform-profiles.js';
import { toKeyword, toSecrets, toText, toUrl } from '../../setting-parsers.js';
import { Field } from '../file/index.js';
import { CredentialsEntry } from './credentials.entry.js';
import { LimitsEntry } from './limits.entry.js';

/** The keys that a project and a bot share. A bot inherits from its project each key that it does not set. */
export class ScopeEntry {
  @Matches(/^[\w.-]{1,64}$/, { message: '$property must be an id: letters, digits, dots, - and _' })
  @IsDefined({ message: '$property is missing' })
  @Field({ parse: toText, cure: 'Take it from the address of the dashboard.' })
  readonly id: string;

  @IsIn(PLATFORMS)
  @IsOptional()
  @Field({
    parse: toKeyword,
    cure: `Write ${PLATFORMS.join(' or ')}, or leave it out to use the platform of the environment.`,
  })
  readonly platform?: Platform;

  /** Without a trailing slash. */
  @Passes(platformUrl)
  @IsOptional()
  @Field({
    parse: toUrl,
    cure: 'Give the base address of the messaging API, for example https://chat.example.com/api/v3.',
  })
  readonly apiUrl?: string;

  @ValidateNested()
  @IsOptional()
  @Field({
    holds: { one: () => CredentialsEntry },
    cure: 'Write credentials: { user: <e-mail>, password: { file: <path> } }, or { token: … }.',
  })
  readonly credentials?: CredentialsEntry;

  @Passes(languageTag)
  @IsOptional()
  @Field({ parse: toText, cure: 'Give a language tag, for example it or pt-BR.' })
  readonly language?: string;

  /** Each signs tokens of users; they replace the secrets of the environment. */
  @Passes(secretList)
  @IsOptional()
  @Field({
    parse: toSecrets,
    cure: 'Give the secret, { file: <path> } or { env: <NAME> }; a comma between several.',
  })
  readonly userTokenSecrets?: readonly Secret[];

  @ValidateNested()
  @IsOptional()
  @Field({ holds: { one: () => LimitsEntry }, cure: 'Write limits: { timeoutMs: 8000, retries: 1 }.' })
  readonly limits?: LimitsEntry;
}
