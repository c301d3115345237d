import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { FulfillmentConfig } from '../../config/index.js';
import { MessagingError, MessagingService } from '../../messaging/index.js';
import { claimedIdentity, toBotParticipantId } from '../../protocol/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';

const REMEMBERED = 10_000;
const ACCEPTED_FOR_MS = 5 * 60_000;
const REJECTED_FOR_MS = 10_000;
const QUESTIONS_AT_ONCE = 32;
const TIMEOUT_MS = 5000;

interface Question {
  readonly token: string;
  readonly projectId: string;
  readonly requestId: string;
}

/**
 * Asks the configured platform with the token of the call: whoever has a token that opens the conversation got it
 * from the platform. The answer is remembered, calls with the same question share one, and there is a bound on the
 * questions, so that strangers cannot make this service call the platform at will.
 *
 * @see protocol.md 5.4
 */
@Injectable()
export class PlatformVerifier implements BuiltInVerifier {
  readonly name = 'platform check';
  readonly needsBody = true;
  readonly configured: boolean;
  private asking = 0;
  private readonly verdicts = new LRUCache<string, Verdict, Question>({
    max: REMEMBERED,
    ttl: ACCEPTED_FOR_MS,
    ignoreFetchAbort: true,
    fetchMethod: async (_key, _stale, { context, options }) => {
      const verdict = await this.ask(context);
      if (verdict === 'rejected') options.ttl = REJECTED_FOR_MS;
      return verdict;
    },
  });

  constructor(
    config: FulfillmentConfig,
    private readonly messaging: MessagingService,
  ) {
    this.configured = config.webhookPlatformCheck;
  }

  /** @throws MessagingError the platform could not be asked; RangeError too many questions at once */
  async verify({ body }: IncomingCall): Promise<Verdict> {
    const { token, requestId, projectIds } = claimedIdentity(body?.json);
    const [projectId, ...others] = projectIds;
    if (token === undefined || requestId === undefined || projectId === undefined) return 'absent';
    if (others.length > 0) return 'rejected';
    const question = { token, projectId, requestId };
    return (await this.verdicts.fetch(keyOf(question), { context: question })) ?? 'rejected';
  }

  private async ask({ token, projectId, requestId }: Question): Promise<Verdict> {
    if (this.asking >= QUESTIONS_AT_ONCE) throw new RangeError('too many questions at once');
    this.asking += 1;
    try {
      const conversation = this.messaging.conversation({ projectId, requestId, token });
      const found = await conversation.get({ timeoutMs: TIMEOUT_MS });
      const bot = await botParticipantOf(token);
      const same = found.request_id === requestId && found.id_project === projectId;
      return same && bot !== undefined && found.participants?.includes(bot) ? 'accepted' : 'rejected';
    } catch (error) {
      if (isRefusal(error)) return 'rejected';
      throw error;
    } finally {
      this.asking -= 1;
    }
  }
}

/** No secret stays in memory for longer than its call: what is remembered is a digest. */
function keyOf({ token, projectId, requestId }: Question): string {
  return createHash('sha256')
    .update(JSON.stringify([token, projectId, requestId]))
    .digest('base64');
}

async function botParticipantOf(token: string): Promise<string | undefined> {
  const { decodeJwt } = await import('jose');
  try {
    const { _id: botId } = decodeJwt(token.trim().replace(/^JWT\s+/i, ''));
    return typeof botId === 'string' ? toBotParticipantId(botId) : undefined;
  } catch {
    return undefined;
  }
}

/** The platform said no, or the token cannot be one. A server that failed or a lost answer says nothing. */
function isRefusal(error: unknown): boolean {
  return error instanceof MessagingError && !error.retryable;
}
