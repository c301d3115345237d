import type { Fault, FaultName } from './fault.types.js';

const SLOW_MS = 3_000;

const BODIES: Readonly<Record<number, unknown>> = {
  401: 'Unauthorized',
  403: { success: false, msg: 'Unauthorized.' },
  404: { success: false, msg: 'Object not found.' },
  413: { err: 'Request entity too large', limit: 512_000 },
  429: { message: 'Rate limit exceeded' },
};

const NAMED: Readonly<Record<Exclude<FaultName, number>, Fault>> = {
  timeout: { kind: 'hang' },
  slow: { kind: 'delay', milliseconds: SLOW_MS },
  reset: { kind: 'reset' },
  refused: { kind: 'refused' },
  'half-body': { kind: 'halfBody' },
  html: { kind: 'html' },
  'wrong-token': { kind: 'status', status: 401, body: BODIES[401] },
  'rate-limit': { kind: 'status', status: 429, body: BODIES[429], headers: { 'retry-after': '1' } },
};

/** The fault of a name; a status comes with the body that the platform sends with it. @see protocol.md 4.1 */
export function faultOf(fault: Fault | FaultName): Fault {
  if (typeof fault === 'object') return fault;
  if (typeof fault === 'string') return NAMED[fault];
  return { kind: 'status', status: fault, body: BODIES[fault] ?? { err: 'error' } };
}
