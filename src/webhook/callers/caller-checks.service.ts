import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Calls, withCall } from '../../calls/index.js';
import { FulfillmentError } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { Refusals } from '../refusals.service.js';
import { WebhookError } from '../webhook.error.js';
import type { CallerVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';
import { RefusedCallers } from './refused-callers.service.js';
import { VerifierList } from './verifier-list.js';

interface Opinion {
  readonly name: string;
  readonly verdict: Verdict;
  /** Code or class of what a verifier threw. */
  readonly trouble?: string;
}

type Phase = 'envelope' | 'body';

/**
 * Decides who is let in, in two steps: from the envelope alone, and, only where a configured verifier needs it, from
 * the body. So where none does, a stranger's body is never read.
 */
@Injectable()
export class CallerChecks implements OnApplicationBootstrap {
  private restrictions: Record<Phase, readonly CallerVerifier[]> = { envelope: [], body: [] };
  private proofs: Record<Phase, readonly CallerVerifier[]> = { envelope: [], body: [] };
  /** What the envelope left open. */
  private readonly undecided = new WeakMap<object, readonly Opinion[]>();

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly verifiers: VerifierList,
    private readonly refused: RefusedCallers,
    private readonly calls: Calls,
    private readonly refusals: Refusals,
  ) {}

  onApplicationBootstrap(): void {
    this.verifiers.find();
    for (const phase of ['envelope', 'body'] as const) {
      this.restrictions[phase] = this.verifiers.of('restriction', phase);
      this.proofs[phase] = this.verifiers.of('proof', phase);
    }
  }

  /** @throws WebhookError 401 if the envelope alone refuses the caller */
  async checkEnvelope(call: IncomingCall): Promise<void> {
    await this.holds(this.restrictions.envelope, call);
    const opinions = await ask(this.proofs.envelope, call);
    const open = this.proofs.body.length > 0;
    if (this.isProven(opinions, open ? 'later' : 'now')) return;
    if (!open || (this.config.webhookVerify === 'all' && !opinions.every(isAccepted))) {
      throw await this.refusal(call, opinions);
    }
    this.undecided.set(call.request, opinions);
  }

  /** @throws WebhookError 401 */
  async checkBody(call: IncomingCall): Promise<void> {
    await this.holds(this.restrictions.body, call);
    const earlier = this.undecided.get(call.request);
    if (earlier === undefined) return;
    const opinions = [
      ...earlier,
      ...(await ask(this.proofs.body, call, this.config.webhookVerify === 'any')),
    ];
    if (!this.isProven(opinions, 'now')) throw await this.refusal(call, opinions);
  }

  /** With `any`, one that accepts is enough at any time; with `all`, all must have been asked. */
  private isProven(opinions: readonly Opinion[], last: 'now' | 'later'): boolean {
    const none = this.proofs.envelope.length + this.proofs.body.length === 0;
    if (none) return true;
    if (this.config.webhookVerify === 'any') return opinions.some(isAccepted);
    return last === 'now' && opinions.every(isAccepted);
  }

  private async holds(restrictions: readonly CallerVerifier[], call: IncomingCall): Promise<void> {
    if (restrictions.length === 0) return;
    const opinions = await ask(restrictions, call);
    if (!opinions.every(isAccepted)) throw await this.refusal(call, opinions);
  }

  private async refusal(
    { address, request }: IncomingCall,
    opinions: readonly Opinion[],
  ): Promise<WebhookError> {
    const wrong = opinions.filter(({ verdict }) => verdict === 'rejected');
    this.refusals.count(`caller: ${reasonOf(wrong.map(({ name }) => name))}`);
    const details = wrong.map(({ name, trouble }) => (trouble === undefined ? name : `${name} (${trouble})`));
    const reason = reasonOf(details);
    const known = this.calls.of(request);
    this.calls.tell({ type: 'unverified', reason }, known);
    await withCall(known, () => this.refused.note(address, reason));
    return WebhookError.unauthorized();
  }
}

function reasonOf(wrong: readonly string[]): string {
  return wrong.length > 0 ? `wrong ${wrong.join(' and ')}` : 'no credentials';
}

/** One after the other, because the later ones cost more. Not cut short otherwise: the time would tell which one fits. */
async function ask(
  verifiers: readonly CallerVerifier[],
  call: IncomingCall,
  untilAccepted = false,
): Promise<Opinion[]> {
  const opinions: Opinion[] = [];
  for (const verifier of verifiers) {
    const opinion = await opinionOf(verifier, call);
    opinions.push(opinion);
    if (untilAccepted && isAccepted(opinion)) break;
  }
  return opinions;
}

async function opinionOf(verifier: CallerVerifier, call: IncomingCall): Promise<Opinion> {
  const { name } = verifier;
  try {
    return { name, verdict: await verifier.verify(call) };
  } catch (error) {
    return { name, verdict: 'rejected', trouble: troubleOf(error) };
  }
}

/** Not the error's words: they may repeat the call. */
function troubleOf(error: unknown): string {
  if (error instanceof FulfillmentError) return error.code;
  return error instanceof Error ? error.constructor.name : typeof error;
}

function isAccepted({ verdict }: Opinion): boolean {
  return verdict === 'accepted';
}
