import type { IncomingHttpHeaders } from 'node:http';

/** Headers of W3C Trace Context, as the caller sent them. */
export type TraceHeaders = Readonly<Record<string, string>>;

export const NO_TRACE: TraceHeaders = {};

/** Two lines of `tracestate` are one list. @see https://www.w3.org/TR/trace-context/#combined-header-value */
export function traceHeadersOf({ traceparent, tracestate }: IncomingHttpHeaders): TraceHeaders {
  if (typeof traceparent !== 'string') return NO_TRACE;
  return { traceparent, ...(tracestate !== undefined && { tracestate: String(tracestate) }) };
}
