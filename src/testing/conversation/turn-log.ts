import type { Call, CallEvent, PlatformCallEvent } from '../../calls/index.js';
import type { EngineEvent, MessageDoc } from '../../playground/index.js';
import type { Activity } from '../time/index.js';
import { bubblesOf } from './test-message.js';
import type { TurnRecord } from './turn-record.js';
import { type WireAnswer } from './turn-record.js';

/** Separates the id of a turn from the number of its call, in the request id of the webhook call. */
const SEPARATOR = '.';

/**
 * Assigns all events of a test to their turns: actions of the bot, calls of the service and of the platform, visible
 * messages. An event without a turn counts for the last one of its conversation.
 */
export class TurnLog {
  /** By the id of the user's message. */
  private readonly records = new Map<string, TurnRecord>();
  private readonly latest = new Map<string, TurnRecord>();
  private calls = 0;
  /** The next caller of the webhook: the bot announces it right before. */
  private calling?: string;
  /** Calls whose handler runs, which may wait for anything. */
  private readonly handled = new Set<string>();

  constructor(private readonly activity: Activity) {}

  begin(record: TurnRecord): void {
    this.latest.set(record.requestId, record);
  }

  /** The user's message has its id now. */
  named(record: TurnRecord, messageId: string): void {
    this.records.set(messageId, record);
  }

  readonly botDid = (event: EngineEvent): void => {
    this.records.get(event.turn)?.events.push(event);
    if (event.type === 'webhook-request') this.calling = event.turn;
  };

  /** The id of the next webhook call, which connects the service's events to their turn. */
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
