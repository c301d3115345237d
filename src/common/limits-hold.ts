import { url } from 'node:inspector';

/**
 * Whether time limits of turns take effect. A developer at a breakpoint stops the process for minutes: outside of
 * production, no limit takes effect while the inspector is active.
 */
export function limitsHold(production: boolean): boolean {
  return production || url() === undefined;
}
