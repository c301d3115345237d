import { IsOptional } from 'class-validator';
import type { Secret } from '../../../common/index.js';
import { accountName, Passes, secretText } from '../../checks/index.js';
import { toSecret, toText } from '../../setting-parsers.js';
import { Field } from '../file/index.js';

/** `credentials`: what the project's own account signs in with. Either `token`, or `user` and `password`. */
export class CredentialsEntry {
  @Passes(accountName)
  @IsOptional()
  @Field({ parse: toText, cure: 'Give the e-mail address of a dashboard user.' })
  readonly user?: string;

  @Passes(secretText)
  @IsOptional()
  @Field({ parse: toSecret, cure: 'Give the password, { file: <path> } or { env: <NAME> }.' })
  readonly password?: Secret;

  /** A user's JWT. */
  @Passes(secretText)
  @IsOptional()
  @Field({ parse: toSecret, cure: "Give a user's JWT, { file: <path> } or { env: <NAME> }." })
  readonly token?: Secret;
}
