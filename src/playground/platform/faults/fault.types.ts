/** What can go wrong with a call, on the way or at the platform. */
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

/** Which calls go wrong: those that fit all that is said, or every call. */
export interface FaultRule {
  /** Only calls of this operation: `send`, `close`, `setAttributes`, … as errors of the messaging client name it. */
  operation?: string;
  /** Only calls of this method. */
  method?: string;
  /** Only calls whose path matches; the path is without the base path, and encoded. */
  path?: RegExp;
  /** How many calls; all of them when it is left out. */
  times?: number;
  /** The platform does what was asked, and only the answer is lost. */
  done?: boolean;
  /** The same, but the platform is slow: it does it so many milliseconds after the answer was lost. */
  doneAfterMs?: number;
}
