/** What can go wrong with a call, on the way or at the platform. */
export type Fault =
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  | { kind: 'delay'; milliseconds: number }
  | { kind: 'hang' }
  | { kind: 'reset' }
  | { kind: 'html' }
  | { kind: 'halfBody' }
  | { kind: 'redirect'; to: string };

export interface FaultRule {
  /** Only calls of this method. */
  method?: string;
  /** Only calls whose path matches. */
  path?: RegExp;
  /** How many calls; all of them when it is left out. */
  times?: number;
  /** The platform does what was asked, and only the answer is lost. */
  done?: boolean;
  /** The same, but the platform is slow: it does it so many milliseconds after the answer was lost. */
  doneAfterMs?: number;
}
