import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type TextMapPropagator,
  type Tracer,
} from '@opentelemetry/api';
import { currentCall, type Call, type CallEvent } from '../../calls/index.js';
import { FulfillmentError, isA } from '../../common/index.js';
import { MessagingError, type OutgoingCall, type PlatformAnswer } from '../../messaging/index.js';
import type { ConversationKey } from '../../protocol/index.js';
import type { CallRecord, CallRecordReader } from '../calls/index.js';

const PREFIX = 'fulfillment';

interface CallSpans {
  readonly root: Span;
  readonly context: Context;
  handle?: Span;
}

/**
 * Creates a trace of each webhook call: one span for the call, and below it one for each stage and each request to the
 * platform.
 */
export class CallTracer implements CallRecordReader {
  private readonly spans = new WeakMap<Call, CallSpans>();

  constructor(
    private readonly tracer: Tracer,
    private readonly propagator: TextMapPropagator | Pick<TextMapPropagator, 'extract' | 'inject'>,
  ) {}

  happened(event: CallEvent, record: CallRecord | undefined, at: number): void {
    if (record === undefined) return;
    if (event.type === 'arrived') this.begin(record, event.request, at);
    const spans = this.spans.get(record.call);
    if (spans === undefined) return;
    if (event.type === 'started') {
      spans.handle = this.tracer.startSpan('handle', { startTime: epoch(at) }, spans.context);
    } else if (event.type === 'handled') {
      spans.handle?.end(epoch(at));
    } else if (event.type === 'answered') {
      spans.root.addEvent('answered', { 'http.response.status_code': event.status }, epoch(at));
    }
  }

  ended(record: CallRecord): void {
    const spans = this.spans.get(record.call);
    if (spans === undefined) return;
    const { root } = spans;
    for (const { stage, from, to } of record.stages) {
      if (stage === 'handle' && spans.handle !== undefined) continue;
      this.tracer.startSpan(stage, { startTime: epoch(from) }, spans.context).end(epoch(to));
    }
    // A turn that was ended from outside: its handler may continue, its span does not.
    if (spans.handle?.isRecording() === true) spans.handle.end();
    root.setAttributes(attributesOf(record));
    if (record.outcome === 'failed' || record.outcome === 'lost') {
      root.setStatus({ code: SpanStatusCode.ERROR, message: record.reason ?? record.outcome });
    }
    root.end(epoch(record.call.startedAt + record.took));
  }

  /** The parent of spans in this call's code: the handler while it runs. */
  contextOf(call: Call | undefined): Context | undefined {
    const spans = call && this.spans.get(call);
    if (spans?.handle?.isRecording() !== true) return spans?.context;
    return trace.setSpan(spans.context, spans.handle);
  }

  /** A request to the platform, with the trace in its headers. */
  async around(outgoing: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer> {
    const active = context.active();
    // For a job of the outbox and for the application's own spans, the closest active span is the parent, not the
    // call's.
    const isNear = trace.getSpan(active)?.isRecording() === true;
    const parent = isNear ? active : (this.contextOf(currentCall()) ?? active);
    const span = this.tracer.startSpan(`platform ${outgoing.operation}`, { kind: SpanKind.CLIENT }, parent);
    span.setAttributes({
      [`${PREFIX}.operation`]: outgoing.operation,
      'http.request.method': outgoing.method,
      'http.request.resend_count': outgoing.attempt - 1,
    });
    this.propagator.inject(trace.setSpan(parent, span), outgoing.headers, defaultTextMapSetter);
    try {
      const answer = await next();
      span.setAttribute('http.response.status_code', answer.status);
      return answer;
    } catch (error) {
      const failure = isA(error, MessagingError) ? error : undefined;
      const code = failure?.code ?? 'ERROR';
      const status = failure?.status;
      span.setAttributes({
        'error.type': code,
        ...(status !== undefined && { 'http.response.status_code': status }),
      });
      span.setStatus({ code: SpanStatusCode.ERROR, message: code });
      throw error;
    } finally {
      span.end();
    }
  }

  /**
   * An attempt of a job of the outbox: a separate trace, because the call that submitted it may have ended hours ago.
   */
  aroundJob<T>(kind: string, run: () => Promise<T>): Promise<T> {
    const span = this.tracer.startSpan(`job ${kind}`, { kind: SpanKind.CONSUMER }, ROOT_CONTEXT);
    return context.with(trace.setSpan(ROOT_CONTEXT, span), async () => {
      try {
        return await run();
      } catch (error) {
        span.setStatus({
          code: SpanStatusCode.ERROR,
          message: isA(error, FulfillmentError) ? error.code : 'ERROR',
        });
        throw error;
      } finally {
        span.end();
      }
    });
  }

  /** A child of the caller's span or, if the application traces its own HTTP server, of that span. */
  private begin({ call }: CallRecord, { headers }: IncomingMessage, at: number): void {
    const active = context.active();
    const parent =
      trace.getSpan(active) === undefined
        ? this.propagator.extract(active, headers, defaultTextMapGetter)
        : active;
    const root = this.tracer.startSpan('webhook', { kind: SpanKind.SERVER, startTime: epoch(at) }, parent);
    this.spans.set(call, { root, context: trace.setSpan(parent, root) });
    call.traced = (run) => context.with(this.contextOf(call) ?? ROOT_CONTEXT, run);
  }
}

function attributesOf(record: CallRecord): Record<string, string | number> {
  const { id, request, handler } = record.call;
  const attributes: Record<string, string | number | undefined> = {
    [`${PREFIX}.call`]: id,
    [`${PREFIX}.intent`]: record.intentLabel,
    [`${PREFIX}.handler`]: handler,
    [`${PREFIX}.outcome`]: record.outcome,
    [`${PREFIX}.reason`]: record.reason,
    [`${PREFIX}.project`]: request?.bot.projectId,
    [`${PREFIX}.bot`]: request?.bot.rootId,
    [`${PREFIX}.conversation`]: request && hashed(request.conversationKey),
    'http.response.status_code': record.status,
  };
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}

/** Distinguishes conversations, without revealing their ids. */
function hashed(conversation: ConversationKey): string {
  return createHash('sha256').update(conversation).digest('hex').slice(0, 16);
}

/** From `performance.now()` to milliseconds since 1970. */
function epoch(at: number): number {
  return performance.timeOrigin + at;
}
