import { Injectable } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import type { Secret } from '../../common/index.js';
import { FulfillmentConfig, OwnedSecret, ProjectRegistry } from '../../config/index.js';
import type { IntentRequest } from '../../protocol/index.js';
import { audiencePath } from '../audience.js';

const CLOCK_SKEW_SECONDS = 60;
const LONGEST_TOKEN = 8192;
/**
 * Includes `exp`: the token is one of the conversation's variables, where a token without expiry would stay valid
 * forever.
 */
const OPTIONS = {
  algorithms: ['HS256'],
  subject: 'userexternal',
  requiredClaims: ['exp'],
  clockTolerance: CLOCK_SKEW_SECONDS,
};

/**
 * Identifies the end user by the token that the application's own sign-in made and its page passed to the platform. The
 * platform forwards its own reading of such a token (`decodedCustomJWT`, `strongAuthenticated`), but as variables,
 * which users can set, so these are not trusted. Runs after the caller is verified, before the handler.
 *
 * @see protocol.md 5.3
 */
@Injectable()
export class UserProof {
  constructor(
    private readonly config: FulfillmentConfig,
    private readonly projects: ProjectRegistry,
  ) {}

  /**
   * The same request, with its user authenticated if the token proves it. Never rejects: a user without a proof is a
   * guest.
   */
  prove(request: IntentRequest): IntentRequest | Promise<IntentRequest> {
    const { userToken, conflictingProjectIds } = request;
    if (userToken === undefined || conflictingProjectIds.length > 0) return request;
    return this.proveBy(userToken, request);
  }

  private async proveBy(userToken: Secret, request: IntentRequest): Promise<IntentRequest> {
    const { bot } = request;
    const token = userToken
      .reveal()
      .trim()
      .replace(/^JWT\s+/i, '');
    if (token.length > LONGEST_TOKEN) return request;
    for (const secret of this.secretsOf(bot.projectId, bot.rootId)) {
      const claims = await claimsOf(token, secret);
      if (claims !== undefined && fits(claims, request)) return authenticated(request, claims);
    }
    return request;
  }

  private secretsOf(projectId: string, botId: string): readonly string[] {
    const listed: readonly Secret[] | undefined = this.projects.forProject(projectId, botId).userTokenSecrets;
    if (listed !== undefined) return listed.map((secret) => secret.reveal());
    return OwnedSecret.validFor(projectId, this.config.userTokenSecrets).map((secret) => secret.reveal());
  }
}

async function claimsOf(token: string, secret: string): Promise<JWTPayload | undefined> {
  // Loaded on first use: most services verify no tokens, and each start would wait for it.
  const { jwtVerify } = await import('jose');
  try {
    return (await jwtVerify(token, Buffer.from(secret, 'utf8'), OPTIONS)).payload;
  } catch {
    return undefined;
  }
}

/** Valid for this project only, and for the user that the platform names. */
function fits({ _id: userId, aud }: JWTPayload, { bot, userIds }: IntentRequest): boolean {
  return (
    typeof userId === 'string' &&
    userId !== '' &&
    [aud].flat().some((audience) => audiencePath(audience) === `/projects/${bot.projectId}`) &&
    userIds.length > 0 &&
    userIds.every((id) => id === userId)
  );
}

function authenticated(request: IntentRequest, claims: JWTPayload): IntentRequest {
  return { ...request, user: { ...request.user, authenticated: true, claims: Object.freeze({ ...claims }) } };
}
