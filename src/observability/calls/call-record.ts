import type { Call, CallEvent, MatchedBy } from '../../calls/index.js';
import type { CallOutcome, Stage } from './call-outcome.types.js';
import { isA } from '../../common/index.js';
import { InvalidWebhookRequestError } from '../../protocol/index.js';
import { reasonOfError } from './call-reason.js';

type EventTime = Extract<
  CallEvent['type'],
  'verified' | 'read' | 'started' | 'handled' | 'answered' | 'ended'
>;

/** The start and end of a stage, by `performance.now()`. */
export interface StageTime {
  readonly stage: Stage;
  readonly from: number;
  readonly to: number;
}

/** The record of a call, filled while it runs: logs, metrics and traces are all made from it. */
export class CallRecord {
  by?: MatchedBy;
  status?: number;
  bytes?: number;
  /** The check that rejected the caller. */
  refusal?: string;
  /** The closest known intent, if no handler matches. */
  nearest?: string;
  /** The invalid fields of the body, if it is not a valid request. */
  problems?: readonly string[];
  platformCalls = 0;
  /** The call was answered without its reply. */
  late = false;
  private kind?: 'response' | 'silence' | 'static';
  private ending?: 'duplicate' | 'superseded' | 'lost';
  private failure?: string;
  private rejection?: string;
  private gone = false;
  private relayed = false;
  private isUnknown = false;
  private allStages?: readonly StageTime[];
  private readonly times: Partial<Record<EventTime, number>> = {};

  constructor(readonly call: Call) {}

  note(event: CallEvent, at: number): void {
    switch (event.type) {
      case 'verified':
      case 'started':
        this.times[event.type] = at;
        break;
      case 'read':
        this.times.read = at;
        this.bytes = event.bytes;
        break;
      case 'handled':
        this.times.handled ??= at;
        if ('error' in event) this.failure = reasonOfError(event.error);
        break;
      case 'answered':
        this.times.answered = at;
        this.status = event.status;
        if (event.error !== undefined) this.rejection ??= reasonOfError(event.error);
        if (isA(event.error, InvalidWebhookRequestError)) this.problems = event.error.problems;
        break;
      case 'ended':
        this.times.ended = at;
        break;
      case 'unverified':
        this.refusal = event.reason;
        break;
      case 'relayed':
        this.relayed = true;
        break;
      case 'looping':
        this.rejection = 'LOOP';
        break;
      case 'matched':
        this.by = event.by;
        break;
      case 'unmatched':
        this.isUnknown = true;
        this.nearest = event.nearest;
        break;
      case 'compiled':
        this.kind = event.reply.kind;
        break;
      case 'platform-call':
        this.platformCalls += 1;
        break;
      case 'unanswered':
        this.gone = true;
        break;
      case 'outcome':
        if (event.outcome === 'late' || event.outcome === 'queued') this.late = true;
        else if (isEnding(event.outcome)) this.ending = event.outcome;
    }
  }

  get outcome(): CallOutcome {
    if (this.gone || this.status === undefined) return 'unanswered';
    if (this.ending !== undefined) return this.ending;
    if (this.failure !== undefined) return 'failed';
    if (this.rejection !== undefined) return 'rejected';
    if (this.late) return 'async';
    return this.kind === 'silence' ? 'silent' : this.kind === 'static' ? 'static' : 'sync';
  }

  /** Another worker owns the conversation. */
  get isPassedOn(): boolean {
    return this.relayed;
  }

  /** Answered by another worker, which keeps its record. */
  get isElsewhere(): boolean {
    return this.relayed && this.outcome === 'sync';
  }

  /** The error of a rejected or failed call. */
  get reason(): string | undefined {
    return this.failure ?? this.rejection;
  }

  /**
   * A name from a bounded set: the intent as a handler registered it, by name or `#id`; the handler, if it matches by
   * pattern or as fallback; `unknown` if none matches; `none` if the call ended before that.
   */
  get intentLabel(): string {
    const { request, handler } = this.call;
    if (request === undefined) return 'none';
    if (handler === undefined) return this.isUnknown ? 'unknown' : 'none';
    if (this.by === 'name') return request.intent.name;
    return this.by === 'id' ? `#${request.intent.id}` : handler;
  }

  /** True from the match until the handler runs. */
  get isWaiting(): boolean {
    return this.by !== undefined && this.times.started === undefined && this.times.answered === undefined;
  }

  /** In milliseconds, for the stages that have begun. */
  get took(): number {
    return (this.times.ended ?? this.times.answered ?? performance.now()) - this.call.startedAt;
  }

  /** From the arrival to the answer, in milliseconds. */
  get answeredIn(): number | undefined {
    const { answered } = this.times;
    return answered === undefined ? undefined : answered - this.call.startedAt;
  }

  /** The stages that the call passed, in order. */
  get stages(): readonly StageTime[] {
    return this.times.ended === undefined ? this.stagesSoFar() : (this.allStages ??= this.stagesSoFar());
  }

  private stagesSoFar(): StageTime[] {
    const { verified, read, started, handled, answered, ended } = this.times;
    const stages: StageTime[] = [];
    let from = this.call.startedAt;
    const add = (stage: Stage, to: number | undefined): void => {
      if (to === undefined) return;
      stages.push({ stage, from, to });
      from = to;
    };
    add('verify', verified);
    add('read', read);
    add('queue', started);
    add('handle', handled);
    if (!this.late) add('reply', answered);
    else if (handled !== undefined) add('deliver', ended);
    return stages;
  }
}

function isEnding(outcome: string): outcome is 'duplicate' | 'superseded' | 'lost' {
  return outcome === 'duplicate' || outcome === 'superseded' || outcome === 'lost';
}
