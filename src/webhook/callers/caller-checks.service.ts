import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Calls, withCall } from '../../calls/index.js';
import { after, Attached, FulfillmentError, isPromiseLike } from '../../common/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../../config/index.js';
import { Refusals } from '../refusals.service.js';
import { WebhookError } from '../webhook.error.js';
import type { BuiltInVerifier, CallerVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';
import { RefusedCallers } from './refused-callers.service.js';
import { VerifierList } from './verifier-list.js';

interface Opinion {
  readonly name: string;
  readonly verdict: Verdict;
  /** The code or class of a verifier's error. */
  readonly trouble?: string;
}

type Phase = 'envelope' | 'body';

/**
 * Authenticates callers in two steps: from the headers alone, and, only if a configured verifier needs it, from the
 * body. Without such a verifier, an unauthenticated body is never read.
 */
@Injectable()
export class CallerChecks implements OnApplicationBootstrap {
  private restrictions: Record<Phase, readonly CallerVerifier[]> = { envelope: [], body: [] };
  private proofs: Record<Phase, readonly CallerVerifier[]> = { envelope: [], body: [] };
  /** The decision that the headers left open. */
  private readonly undecided = new Attached<readonly Opinion[]>('opinions');

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly verifiers: VerifierList,
    private readonly refused: RefusedCallers,
    private readonly calls: Calls,
    private readonly refusals: Refusals,
    private readonly projects: ProjectRegistry,
  ) {}

  /** A reload of the projects file may add secrets. */
  onApplicationBootstrap(): void {
    this.verifiers.find();
    this.arrange();
    this.projects.onReload(() => this.arrange());
  }

  private arrange(): void {
    for (const phase of ['envelope', 'body'] as const) {
      this.restrictions[phase] = this.verifiers.of('restriction', phase);
      this.proofs[phase] = this.verifiers.of('proof', phase);
    }
  }

  /**
   * Synchronous unless a verifier is asynchronous.
   *
   * @throws WebhookError 401 if the headers alone reject the caller
   */
  checkEnvelope(call: IncomingCall): void | Promise<void> {
    return after(this.holds(this.restrictions.envelope, call), () =>
      after(ask(this.proofs.envelope, call), (opinions) => this.settleEnvelope(call, opinions)),
    );
  }

  /** @throws WebhookError 401 */
  checkBody(call: IncomingCall): void | Promise<void> {
    return after(this.holds(this.restrictions.body, call), () => {
      const earlier = this.undecided.get(call.request);
      if (earlier === undefined) return undefined;
      return after(ask(this.proofs.body, call, this.config.webhookProofs === 'any'), (later) => {
        const opinions = [...earlier, ...later];
        return this.isProven(opinions, 'now') ? undefined : this.refuse(call, opinions);
      });
    });
  }

  private settleEnvelope(call: IncomingCall, opinions: readonly Opinion[]): void | Promise<void> {
    const open = this.proofs.body.length > 0;
    if (this.isProven(opinions, open ? 'later' : 'now')) return undefined;
    if (!open) return this.refuse(call, opinions);
    if (!this.mayBeProven(opinions, call)) {
      const hopeless = this.proofs.body.filter((verifier) => !mayAccept(verifier, call));
      return after(ask(hopeless, call), (others) => this.refuse(call, [...opinions, ...others]));
    }
    this.undecided.set(call.request, opinions);
    return undefined;
  }

  /**
   * Whether a body can still prove the caller. Otherwise it is not read, because parsing bodies of unauthenticated
   * callers is expensive.
   */
  private mayBeProven(opinions: readonly Opinion[], call: IncomingCall): boolean {
    const hasChance = (verifier: CallerVerifier): boolean => mayAccept(verifier, call);
    return this.config.webhookProofs === 'all'
      ? opinions.every(isAccepted) && this.proofs.body.every(hasChance)
      : this.proofs.body.some(hasChance);
  }

  /** With `any`, one accepted proof is enough at any time; with `all`, all must have been checked. */
  private isProven(opinions: readonly Opinion[], last: 'now' | 'later'): boolean {
    const none = this.proofs.envelope.length + this.proofs.body.length === 0;
    if (none) return true;
    if (this.config.webhookProofs === 'any') return opinions.some(isAccepted);
    return last === 'now' && opinions.every(isAccepted);
  }

  private holds(restrictions: readonly CallerVerifier[], call: IncomingCall): void | Promise<void> {
    if (restrictions.length === 0) return undefined;
    return after(ask(restrictions, call), (opinions) =>
      opinions.every(isAccepted) ? undefined : this.refuse(call, opinions),
    );
  }

  /** @throws WebhookError 401, always, with a delay for callers that were rejected often */
  private async refuse({ address, request }: IncomingCall, opinions: readonly Opinion[]): Promise<never> {
    const wrong = opinions.filter(({ verdict }) => verdict === 'rejected');
    this.refusals.count(`caller: ${reasonOf(wrong.map(({ name }) => name))}`);
    const details = wrong.map(({ name, trouble }) => (trouble === undefined ? name : `${name} (${trouble})`));
    const reason = reasonOf(details);
    const known = this.calls.of(request);
    this.calls.emit({ type: 'unverified', reason }, known);
    await withCall(known, () => this.refused.note(address, reason));
    throw WebhookError.unauthorized();
  }
}

function reasonOf(wrong: readonly string[]): string {
  return wrong.length > 0 ? `wrong ${wrong.join(' and ')}` : 'no credentials';
}

function mayAccept(verifier: BuiltInVerifier | CallerVerifier, call: IncomingCall): boolean {
  return !('mayAccept' in verifier) || verifier.mayAccept?.(call) !== false;
}

/**
 * One after another, because the later ones cost more. No other shortcut: the timing would reveal which one matched.
 */
function ask(
  verifiers: readonly CallerVerifier[],
  call: IncomingCall,
  untilAccepted = false,
  opinions: readonly Opinion[] = [],
): readonly Opinion[] | Promise<readonly Opinion[]> {
  const [verifier, ...others] = verifiers;
  if (verifier === undefined) return opinions;
  return after(opinionOf(verifier, call), (opinion) => {
    const all = [...opinions, opinion];
    return untilAccepted && isAccepted(opinion) ? all : ask(others, call, untilAccepted, all);
  });
}

function opinionOf(verifier: CallerVerifier, call: IncomingCall): Opinion | Promise<Opinion> {
  const { name } = verifier;
  const failed = (error: unknown): Opinion => ({ name, verdict: 'rejected', trouble: troubleOf(error) });
  try {
    const verdict = verifier.verify(call);
    if (!isPromiseLike(verdict)) return { name, verdict };
    return Promise.resolve(verdict).then((later) => ({ name, verdict: later }), failed);
  } catch (error) {
    return failed(error);
  }
}

/** Without the error's message, which may repeat the call. */
function troubleOf(error: unknown): string {
  if (error instanceof FulfillmentError) return error.code;
  return error instanceof Error ? error.constructor.name : typeof error;
}

function isAccepted({ verdict }: Opinion): boolean {
  return verdict === 'accepted';
}
