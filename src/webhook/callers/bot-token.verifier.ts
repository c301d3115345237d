import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import { FulfillmentConfig, ProjectRegistry, type OwnedSecret } from '../../config/index.js';
import { audiencePath } from '../audience.js';
import { claimedIdentity, type ClaimedIdentity } from '../../protocol/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

const CLOCK_SKEW_SECONDS = 60;

/**
 * The signature of the conversation token, checked with the bot's secret from the configuration. A secret in the body
 * would prove nothing, because the caller writes the body. The token's own bot id selects the key, like a `kid`: a
 * wrong selection fails. Several bots may share a secret, so the claims must match the body as well.
 *
 * @see protocol.md 5.1 and 5.5
 */
@Injectable()
export class BotTokenVerifier implements BuiltInVerifier {
  readonly name = 'bot token';
  readonly needsBody = true;
  private keys: ReadonlyMap<string | undefined, readonly KeyObject[]> = new Map();
  private keysFrom?: readonly OwnedSecret[];
  private readonly maxAge: { maxTokenAge?: number };

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly projects: ProjectRegistry,
  ) {
    const { botTokenMaxAgeMs } = config;
    this.maxAge = botTokenMaxAgeMs === undefined ? {} : { maxTokenAge: Math.ceil(botTokenMaxAgeMs / 1000) };
  }

  get configured(): boolean {
    return this.config.botSecrets.length > 0 || this.projects.proofs.botSecrets;
  }

  async verify({ body }: IncomingCall): Promise<Verdict> {
    const identity = claimedIdentity(body?.json);
    if (identity.token === undefined) return 'absent';
    const token = identity.token.trim().replace(/^JWT\s+/i, '');
    const { botId, projectId } = await namedIn(token);
    if (botId === undefined) return 'rejected';
    for (const key of this.keysOf(botId, projectId)) {
      const claims = await this.claims(token, key);
      if (claims !== undefined) return fits(claims, botId, identity) ? 'accepted' : 'rejected';
    }
    return 'rejected';
  }

  /** A secret of the projects file applies only to bots of its project. */
  private keysOf(botId: string, projectId: string | undefined): KeyObject[] {
    const { botSecrets } = this.config;
    // A reload at SIGHUP may have changed them.
    if (this.keysFrom !== botSecrets) {
      this.keysFrom = botSecrets;
      this.keys = keysByBot(botSecrets);
    }
    const own = projectId === undefined ? undefined : this.projects.find(projectId, botId)?.botSecret;
    return [
      ...(own === undefined ? [] : [keyOf(own.reveal())]),
      ...(this.keys.get(botId) ?? []),
      ...(this.keys.get(undefined) ?? []),
    ];
  }

  private async claims(token: string, key: KeyObject): Promise<JWTPayload | undefined> {
    const { jwtVerify } = await import('jose');
    try {
      const options = { algorithms: ['HS256'], subject: 'bot', clockTolerance: CLOCK_SKEW_SECONDS };
      return (await jwtVerify(token, key, { ...options, ...this.maxAge })).payload;
    } catch {
      return undefined;
    }
  }
}

/** The secrets for all bots have the key undefined. */
function keysByBot(botSecrets: readonly OwnedSecret[]): Map<string | undefined, KeyObject[]> {
  const keys = new Map<string | undefined, KeyObject[]>();
  for (const secret of botSecrets) {
    keys.set(secret.ownerId, [...(keys.get(secret.ownerId) ?? []), keyOf(secret.reveal())]);
  }
  return keys;
}

function keyOf(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret, 'utf8'));
}

/** The bot that an unverified token names. */
async function namedIn(token: string): Promise<{ botId?: string; projectId?: string }> {
  const { decodeJwt } = await import('jose');
  try {
    const { _id: botId, id_project: projectId } = decodeJwt(token);
    return { botId: textOf(botId), projectId: textOf(projectId) };
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fits({ aud, id_project: projectId }: JWTPayload, botId: string, identity: ClaimedIdentity): boolean {
  return (
    [aud].flat().some((audience) => audiencePath(audience) === `/bots/${botId}`) &&
    typeof projectId === 'string' &&
    identity.projectIds.every((named) => named === projectId) &&
    identity.rootBotId === botId
  );
}
