/** Faults of a call, on the network or at the platform. */
export type Fault =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'hang' }
  | { kind: 'reset' }
  | { kind: 'refused' }
  | { kind: 'html' }
  | { kind: 'halfBody' }
  | { kind: 'redirect'; to: string };

/** Faults by one word, or a status with the platform's own body for it. */
export type FaultName =
  number | 'timeout' | 'slow' | 'reset' | 'refused' | 'half-body' | 'html' | 'wrong-token' | 'rate-limit';

/** The calls with the fault: those that match all given conditions; by default every call. */
export interface FaultRule {
  /** Only calls of this operation: `send`, `close`, `setAttributes`, … as errors of the messaging client name it. */
  operation?: string;
  /** Only calls of this method. */
  method?: string;
  /** Only calls whose path matches; the path is without the base path, and encoded. */
  path?: RegExp;
  /** The number of calls; by default all. */
  times?: number;
  /** The platform processes the call, and only the answer is lost. */
  done?: boolean;
  /** The same for a slow platform: it processes the call this many milliseconds after the answer was lost. */
  doneAfterMs?: number;
}
