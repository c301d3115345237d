import { randomUUID } from 'node:crypto';
import { SignJWT, decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { Secret } from '../../../common/index.js';
import type { BotDoc } from '../documents.types.js';
import type { World } from '../world/index.js';
import type { Principal } from './principal.types.js';

const ISSUER = 'https://tiledesk.com';
/** The token holds all other fields of the bot. */
const NOT_CLAIMED = new Set(['secret', 'description', 'attributes']);
const BOT_AUDIENCE = /^\/bots\/([^/]+)$/;

/**
 * Signs conversation tokens as the platform does, and verifies its own: the key is the bot's secret, selected by the
 * path of the audience. Tokens of other issuers and of deleted bots are invalid.
 *
 * @see protocol.md 5.1
 */
export class TokenIssuer {
  /** Signs the tokens of dashboard users. */
  private readonly userSecret = new Secret(randomUUID());

  constructor(private readonly world: () => World) {}

  /** The token of every webhook call of this bot. It does not expire, and is not bound to a conversation. */
  async forBot(botId: string): Promise<Secret> {
    return this.signBot(this.bot(botId), this.bot(botId).secret);
  }

  /** The same with a forged signature, made without the bot's secret. */
  async forgedForBot(botId: string): Promise<Secret> {
    return this.signBot(this.bot(botId), new Secret(randomUUID()));
  }

  /** The token of an agent who signs in to the dashboard. @see protocol.md 5.3 */
  async forUser(userId: string): Promise<Secret> {
    const agent = this.world().agents.find(({ id }) => id === userId);
    if (agent === undefined) throw new RangeError('The emulated platform has no agent with this id.');
    const { email, firstname, lastname } = agent;
    const claims = { _id: userId, email, firstname, lastname, emailverified: true };
    return sign(claims, 'user', ISSUER, this.userSecret);
  }

  /** The owner of the token; undefined for a token that this platform did not sign. */
  async principalOf(token: string): Promise<Principal | undefined> {
    const path = audiencePath(token);
    const botId = path === undefined ? undefined : BOT_AUDIENCE.exec(path)?.[1];
    const bot = this.world().bots.find(({ _id }) => _id === botId);
    const claims = await verified(token, bot?.secret ?? this.userSecret);
    if (claims === undefined) return undefined;
    return claims.sub === 'bot' ? this.botOf(claims) : this.userOf(claims);
  }

  private botOf({ _id: id }: JWTPayload): Principal | undefined {
    const bot = this.world().bots.find(({ _id }) => _id === id);
    return bot === undefined ? undefined : { kind: 'bot', id: bot._id, name: bot.name };
  }

  private userOf({ _id }: JWTPayload): Principal | undefined {
    const agent = this.world().agents.find(({ id }) => id === _id);
    if (agent === undefined) return undefined;
    return { kind: 'user', id: agent.id, name: `${agent.firstname} ${agent.lastname}` };
  }

  private bot(botId: string): BotDoc {
    const bot = this.world().bots.find(({ _id }) => _id === botId);
    if (bot === undefined) throw new RangeError('The emulated platform has no bot with this id.');
    return bot;
  }

  private signBot(bot: BotDoc, key: Secret): Promise<Secret> {
    const claims = Object.entries(bot).filter(([field]) => !NOT_CLAIMED.has(field));
    return sign(Object.fromEntries(claims), 'bot', `${ISSUER}/bots/${bot._id}`, key);
  }
}

async function sign(claims: JWTPayload, subject: string, audience: string, key: Secret): Promise<Secret> {
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setSubject(subject)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .sign(Buffer.from(key.reveal()));
  return new Secret(token);
}

/** HS256 only: the platform uses no other algorithm. */
async function verified(token: string, key: Secret): Promise<JWTPayload | undefined> {
  try {
    return (await jwtVerify(token, Buffer.from(key.reveal()), { algorithms: ['HS256'] })).payload;
  } catch {
    return undefined;
  }
}

function audiencePath(token: string): string | undefined {
  try {
    const audience = [decodeJwt(token).aud].flat()[0] ?? '';
    return URL.canParse(audience) ? new URL(audience).pathname : undefined;
  } catch {
    return undefined;
  }
}
