import { Injectable } from '@nestjs/common';
import { ObservesCalls, type Call, type CallEvent, type CallObserver } from '../../../calls/index.js';
import { describeError } from '../../../common/index.js';
import { PLAYGROUND_PROJECT } from '../playground.constants.js';
import { HandlerGuards } from './handler-guards.service.js';
import { LatestTurns } from './latest-turns.service.js';
import { Timelines } from './timelines.service.js';

/** Adds the steps of the service in calls of the playground to the time lines; it ignores all other calls. */
@Injectable()
@ObservesCalls()
export class CallRecorder implements CallObserver {
  constructor(
    private readonly timelines: Timelines,
    private readonly latest: LatestTurns,
    private readonly guards: HandlerGuards,
  ) {}

  observe(event: CallEvent, call: Call | undefined, at: number): void {
    const turn = this.turnOf(event, call);
    if (turn === undefined) return;
    const { type } = event;
    const time = performance.timeOrigin + at;
    this.timelines.add(turn, { at: time, side: 'service', type, data: this.dataOf(event), call: call?.id });
    if (type === 'ended' && call !== undefined) this.timelines.closeCall(call.id);
  }

  /** Messages that are sent later belong to no call any more, but still to a conversation. */
  private turnOf(event: CallEvent, call: Call | undefined): string | undefined {
    if (call !== undefined) return this.timelines.turnOf(call.id);
    if (event.type !== 'platform-call' || event.projectId !== PLAYGROUND_PROJECT) return undefined;
    return event.requestId === undefined ? undefined : this.latest.of(event.requestId);
  }

  private dataOf(event: CallEvent): Record<string, unknown> {
    switch (event.type) {
      case 'arrived':
        return { method: event.request.method };
      case 'read': {
        const { intent, text, language, channel } = event.request;
        return { intent: intent.name, text, language, channel, bytes: event.bytes };
      }
      case 'matched':
        return { ...event, guards: this.guards.of(event.handler) };
      case 'answered':
        return { status: event.status, json: parsed(event.json), ...errorOf(event.error) };
      default:
        return { ...event, ...('error' in event && errorOf(event.error)) };
    }
  }
}

function errorOf(error: unknown): { error?: unknown } {
  if (error === undefined) return {};
  const { name, message, help, stack } = describeError(error);
  return { error: { name, message, ...(help !== undefined && { help }), stack } };
}

function parsed(json: string | undefined): unknown {
  return json === undefined || json === '' ? undefined : (JSON.parse(json) as unknown);
}
