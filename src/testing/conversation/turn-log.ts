import type { Call, CallEvent, PlatformCallEvent } from '../../calls/index.js';
import type { EngineEvent, MessageDoc } from '../../playground/index.js';
import type { Activity } from '../time/index.js';
import { bubblesOf } from './test-message.js';
import type { TurnRecord } from './turn-record.js';
import { type WireAnswer } from './turn-record.js';

/** Stands between the id of a turn and the number of its call, in the request id that the service is called with. */
const SEPARATOR = '.';

/**
 * Sorts all that happens in a test by the turn that it belongs to: what the bot did, what the service was asked and
 * asked the platform, what the user saw. Whatever names no turn counts for the last one of its conversation.
 */
export class TurnLog {
  /** By the id of the user's message. */
  private readonly records = new Map<string, TurnRecord>();
  private readonly latest = new Map<string, TurnRecord>();
  private calls = 0;
  /** Whose webhook is called next: the bot tells of it right before. */
  private calling?: string;
  /** Calls whose handler runs: what it waits for, nobody knows. */
  private readonly handled = new Set<string>();

  constructor(private readonly activity: Activity) {}

  begin(record: TurnRecord): void {
    this.latest.set(record.requestId, record);
  }

  /** The user's message has got its id. */
  named(record: TurnRecord, messageId: string): void {
    this.records.set(messageId, record);
  }

  readonly botDid = (event: EngineEvent): void => {
    this.records.get(event.turn)?.events.push(event);
    if (event.type === 'webhook-request') this.calling = event.turn;
  };

  /** The id of the next webhook call, by which the service's own events find their turn. */
  nextCallId(): string {
    this.calls += 1;
    return `${this.calling ?? ''}${SEPARATOR}${this.calls}`;
  }

  answered(callId: string, wire: WireAnswer): void {
    this.ofCall(callId)?.wires.push(wire);
  }

  serviceDid(event: CallEvent, call: Call | undefined): void {
    if (call !== undefined) this.count(event, call.id);
    const record = call === undefined ? undefined : this.ofCall(call.id);
    if (event.type === 'platform-call') this.note(event, record);
    if (record === undefined) return;
    if (event.type === 'arrived') record.callOpened();
    if (event.type === 'matched') record.handler = event.handler;
    if (event.type === 'handled' || event.type === 'answered') record.error ??= event.error;
    if (event.type === 'ended') record.callEnded();
  }

  /** @param call on whose behalf the message was sent, if any */
  platformStored(message: MessageDoc, call: Call | undefined): void {
    const record = (call && this.ofCall(call.id)) ?? this.latest.get(message.recipient);
    record?.see(bubblesOf(message));
  }

  private ofCall(callId: string): TurnRecord | undefined {
    return this.records.get(callId.split(SEPARATOR)[0] ?? '');
  }

  private count({ type }: CallEvent, callId: string): void {
    if (type === 'matched') {
      this.handled.add(callId);
      this.activity.leave();
    }
    if ((type === 'answered' || type === 'unanswered') && this.handled.delete(callId)) this.activity.enter();
  }

  private note(event: PlatformCallEvent, record: TurnRecord | undefined): void {
    const { operation, method, path, body, status, answer, requestId } = event;
    const owner = record ?? (requestId === undefined ? undefined : this.latest.get(requestId));
    owner?.sent.push({
      operation,
      method,
      path,
      body,
      ...(status !== undefined && { status }),
      ...(answer !== undefined && { answer }),
    });
  }
}
