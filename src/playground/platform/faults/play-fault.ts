import { setTimeout as sleep } from 'node:timers/promises';
import type { RouteAnswer } from '../routes/route.js';
import { ConnectionFailure } from './connection-failure.js';
import type { Fault } from './fault.types.js';

/** An answer on its way out. */
export interface Outcome extends RouteAnswer {
  /** The connection breaks in the middle of the body. */
  cut?: boolean;
}

/**
 * Returns the faulty answer. A slow platform continues after the caller has disconnected. `answer` is the correct
 * answer; `signal` aborts when the caller gives up.
 */
export async function playFault(
  fault: Fault,
  answer: () => Promise<Outcome>,
  signal: AbortSignal,
): Promise<Outcome> {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status, body: fault.body ?? '', headers: fault.headers };
    case 'delay':
      await sleep(fault.milliseconds);
      return answer();
    case 'hang':
      return silence(signal);
    case 'reset':
      throw new ConnectionFailure('ECONNRESET');
    case 'refused':
      throw new ConnectionFailure('ECONNREFUSED');
    case 'html':
      return {
        status: 200,
        body: '<!doctype html><title>Welcome</title>',
        headers: { 'content-type': 'text/html' },
      };
    case 'halfBody':
      return { status: 200, body: { _id: '67aa00000000000000000001', text: 'cut' }, cut: true };
    case 'redirect':
      return { status: 307, body: '', headers: { location: fault.to } };
  }
}

/** The platform's behaviour after an exception in a callback: it never answers. @see protocol.md 4.1 */
export function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = (): void => reject(new ConnectionFailure('ECONNRESET'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
