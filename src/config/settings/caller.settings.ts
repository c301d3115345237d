import { IsArray, IsBoolean, IsIn, IsInstance, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Secret } from '../../common/index.js';
import { AddressList } from '../address-list.js';
import { Passes, basicCredentials, botSecretList, secretList, signingSecretList } from '../checks/index.js';
import {
  toAddresses,
  toBotSecrets,
  toBoolean,
  toInteger,
  toKeyword,
  toList,
  toProjectSecrets,
  toSecrets,
  toText,
} from '../setting-parsers.js';
import type { OwnedSecret } from '../owned-secret.js';
import { Setting } from '../setting.decorator.js';

const SECRETS = { parse: toSecrets, defaultText: 'none', hidden: true, fromFile: true } as const;

/** Authentication of callers. */
export class CallerSettings {
  @Passes(secretList)
  @Setting({
    ...SECRETS,
    env: 'WEBHOOK_SECRETS',
    verifies: 'proof',
    description: 'Accepted as `/webhook/<secret>`, `?secret=` and `X-Webhook-Secret`. Several for rotation.',
    values: 'a list by comma',
    cure: 'Make a secret with `openssl rand -hex 32`; put a comma between several.',
  })
  readonly webhookSecrets: readonly Secret[];

  /** Each reveals `user:password`. */
  @Passes(basicCredentials)
  @Setting({
    ...SECRETS,
    env: 'WEBHOOK_BASIC_AUTH',
    verifies: 'proof',
    description: 'Basic credentials: the part of the webhook URL before the `@`.',
    values: 'a list of `user:password` by comma',
    cure: 'Write user:password; put a comma between several.',
  })
  readonly webhookBasicAuth: readonly Secret[];

  @Passes(botSecretList)
  @Setting({
    ...SECRETS,
    parse: toBotSecrets,
    env: 'BOT_SECRETS',
    verifies: 'proof',
    description:
      "The bots' own secrets: with one, the signature of the conversation token proves the caller.",
    values: 'a list by comma of `<root bot id>=<secret>`, or of secrets alone',
    cure: 'Write the root bot id, =, and its secret; put a comma between several.',
  })
  readonly botSecrets: readonly OwnedSecret[];

  /** Milliseconds. */
  @Max(30 * 24 * 3_600_000)
  @Min(1000)
  @IsInt()
  @IsOptional()
  @Setting({
    env: 'BOT_TOKEN_MAX_AGE_MS',
    description: 'Older tokens are rejected. A long flow keeps its first token.',
    parse: toInteger,
    defaultText: 'any age',
  })
  readonly botTokenMaxAgeMs?: number;

  /** Each reveals `whsec_<base64>`. */
  @Passes(signingSecretList)
  @Setting({
    ...SECRETS,
    env: 'WEBHOOK_SIGNING_SECRETS',
    verifies: 'proof',
    description: 'For a gateway in front that signs by Standard Webhooks.',
    values: 'a list of `whsec_<base64>` by comma',
    cure: 'Write whsec_ and the key in base64, 24 to 64 bytes of it; put a comma between several.',
  })
  readonly webhookSigningSecrets: readonly Secret[];

  @IsBoolean()
  @Setting({
    env: 'WEBHOOK_PLATFORM_CHECK',
    verifies: 'proof',
    description:
      'Ask the platform, with the token of the call, whether the conversation exists and its bot takes part in it.',
    parse: toBoolean,
    default: 'false',
  })
  readonly webhookPlatformCheck: boolean;

  /** The header's name and the value that proves the caller, separated by `=`. */
  @Matches(/^[\w-]+=[\x21-\x7e]+$/, {
    message: '$property must be a header, =, and its required value',
  })
  @IsOptional()
  @Setting({
    env: 'CLIENT_CERT_HEADER',
    verifies: 'proof',
    description: 'The header by which a trusted proxy reports a verified client certificate.',
    parse: toText,
    values: 'a header and its value: `X-SSL-Client-Verify=SUCCESS`',
    cure: 'Write the header, = and the value, as your proxy sends them for a verified client.',
  })
  readonly clientCertHeader?: string;

  @IsInstance(AddressList, {
    message: '$property must be a list of IP addresses, CIDR blocks and the word loopback',
  })
  @IsOptional()
  @Setting({
    env: 'WEBHOOK_ALLOWED_ADDRESSES',
    verifies: 'restriction',
    description: 'Callers from other addresses are rejected, with any proof. See `TRUST_PROXY`.',
    parse: toAddresses,
    defaultText: 'all',
    values: 'a list by comma of IP addresses, CIDR blocks and `loopback`',
    cure: 'Write addresses or networks, for example 203.0.113.0/24, with a comma between several.',
  })
  readonly webhookAllowedAddresses?: AddressList;

  @Matches(/^[\w-]+$/, { each: true, message: '$property must hold ids of letters, digits, - and _' })
  @IsArray()
  @Setting({
    env: 'ALLOWED_PROJECTS',
    description: 'Calls for other projects are rejected.',
    parse: toList,
    defaultText: 'all',
    values: 'a list of ids by comma',
    cure: 'Write the ids of the projects, with a comma between several.',
  })
  readonly allowedProjects: readonly string[];

  @Matches(/^[\w-]+$/, { each: true, message: '$property must hold ids of letters, digits, - and _' })
  @IsArray()
  @Setting({
    env: 'ALLOWED_BOTS',
    description: 'Calls of other bots are rejected.',
    parse: toList,
    defaultText: 'all',
    values: 'a list of root bot ids by comma',
    cure: 'Write the root ids of the bots, with a comma between several.',
  })
  readonly allowedBots: readonly string[];

  @IsIn(['any', 'all'])
  @Setting({
    env: 'WEBHOOK_PROOFS',
    description: 'Whether any of the configured proofs is enough, or all are needed.',
    parse: toKeyword,
    default: 'any',
  })
  readonly webhookProofs: 'any' | 'all';

  @IsIn(['required', 'optional', 'custom', 'none'])
  @Setting({
    env: 'WEBHOOK_VERIFICATION',
    description: 'Whether callers must authenticate. See [Verification](#verification).',
    parse: toKeyword,
    default: (production) => (production ? 'required' : 'optional'),
    hidden: true,
  })
  readonly webhookVerification: 'required' | 'optional' | 'custom' | 'none';

  @Passes(secretList)
  @Setting({
    ...SECRETS,
    parse: toProjectSecrets,
    env: 'USER_TOKEN_SECRETS',
    description:
      'The secrets that sign the tokens of your users. With one, `ctx.user.authenticated` can be true.',
    values: 'a list by comma of `<project id>=<secret>`, or of secrets alone',
    cure: 'Write the project id, =, and its secret; put a comma between several.',
  })
  readonly userTokenSecrets: readonly OwnedSecret[];

  @Matches(/^[A-Za-z]\w{0,63}$/, {
    message: '$property must be a name of letters, digits and _, a letter first',
  })
  @Setting({
    env: 'USER_TOKEN_VARIABLE',
    description: 'The variable that carries the token of a signed-in user.',
    parse: toText,
    default: 'userToken',
    values: 'the name of a variable',
  })
  readonly userTokenVariable: string;
}
