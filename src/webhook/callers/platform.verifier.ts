import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { lazy } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { addressGroup } from '../../http/index.js';
import { MessagingError, MessagingService } from '../../messaging/index.js';
import {
  claimedIdentity,
  conversationKey,
  keyWithin,
  toBotParticipantId,
  type ConversationKey,
} from '../../protocol/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import { FairRoom } from './fair-room.js';
import type { IncomingCall } from './incoming-call.js';

const REMEMBERED = 10_000;
const ACCEPTED_FOR_MS = 5 * 60_000;
const REJECTED_FOR_MS = 10_000;
const QUESTIONS_AT_ONCE = 32;
const WAITING = 2_000;
/** Of a question. A busy service must not take its own delay for a platform that does not answer. */
const TIMEOUT_MS = 10_000;

interface Question {
  readonly token: string;
  readonly projectId: string;
  readonly requestId: string;
  readonly botParticipant: string;
  /** Number of addresses. */
  readonly group: string;
}

/**
 * Asks the configured platform with the token of the call: a token that opens the conversation was issued by the
 * platform. Each message has a new token, so the accepted conversation is remembered instead: a later call of it passes
 * without a request if it comes from the same network, with a token of the same content except id and time. The number
 * of concurrent requests is bounded, and unauthenticated callers share the slots by address group.
 *
 * @see protocol.md 5.1 and 5.4
 */
@Injectable()
export class PlatformVerifier implements BuiltInVerifier {
  readonly name = 'platform check';
  readonly needsBody = true;
  readonly configured: boolean;
  private readonly room = new FairRoom(QUESTIONS_AT_ONCE, WAITING);
  /** Accepted calls only, so unauthenticated callers cannot evict entries. */
  private readonly proven = lazy(
    () => new LRUCache<ConversationKey, true>({ max: REMEMBERED, ttl: ACCEPTED_FOR_MS }),
  );
  private readonly verdicts = lazy(
    () =>
      new LRUCache<ConversationKey, Verdict, Question>({
        max: REMEMBERED,
        ttl: REJECTED_FOR_MS,
        ignoreFetchAbort: true,
        fetchMethod: (_key, _stale, { context }) => this.room.run(context.group, () => this.ask(context)),
      }),
  );

  constructor(
    config: FulfillmentConfig,
    private readonly messaging: MessagingService,
  ) {
    this.configured = config.webhookPlatformCheck;
  }

  /** @throws MessagingError if the platform could not be asked; RangeError if too many callers wait for an answer */
  async verify({ body, address }: IncomingCall): Promise<Verdict> {
    const { token, requestId, projectIds, rootBotId } = claimedIdentity(body?.json);
    const [projectId, ...others] = projectIds;
    if (token === undefined || requestId === undefined || projectId === undefined) return 'absent';
    const claims = await claimsOf(token);
    const botId = claims?._id;
    if (others.length > 0 || typeof botId !== 'string' || botId !== rootBotId) return 'rejected';
    const group = addressGroup(address);
    const conversation = conversationKey({ projectId, botId, requestId });
    const known = keyWithin(conversation, group, contentOf(claims ?? {}));
    if (this.proven().has(known)) return 'accepted';
    const question = { token, projectId, requestId, botParticipant: toBotParticipantId(botId), group };
    const verdict = await this.verdicts().fetch(keyWithin(conversation, digest(token)), {
      context: question,
    });
    if (verdict === 'accepted') this.proven().set(known, true);
    return verdict ?? 'rejected';
  }

  private async ask({ token, projectId, requestId, botParticipant }: Question): Promise<Verdict> {
    try {
      const found = await this.messaging.lookAt({ projectId, requestId, token }, { timeoutMs: TIMEOUT_MS });
      const same = found.request_id === requestId && found.id_project === projectId;
      return same && found.participants?.includes(botParticipant) ? 'accepted' : 'rejected';
    } catch (error) {
      if (isRefusal(error)) return 'rejected';
      throw error;
    }
  }
}

/** The claims that all tokens of one bot share. */
function contentOf({ jti: _id, iat: _time, ...content }: Readonly<Record<string, unknown>>): string {
  return digest(Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Secrets stay in memory no longer than their call: only a digest is stored. */
function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}

async function claimsOf(token: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { decodeJwt } = await import('jose');
  try {
    return decodeJwt(token.trim().replace(/^JWT\s+/i, ''));
  } catch {
    return undefined;
  }
}

/** The platform rejected the token, or it cannot be a token. A server error or a lost answer proves nothing. */
function isRefusal(error: unknown): boolean {
  return error instanceof MessagingError && !error.retryable;
}
