import { isRecord } from '../../common/index.js';
import { exchangeSummary, type AnsweredExchange, type Exchange } from '../http/index.js';
import { parsed } from '../wire/index.js';

/** A 2xx with a body, which the platform takes for the reply. */
export function isReplyAnswer(exchange: Exchange): exchange is AnsweredExchange {
  return (
    exchange.kind === 'answered' && exchange.status >= 200 && exchange.status < 300 && exchange.raw.length > 0
  );
}

/** The reply of an exchange that the platform would run, or undefined. */
export function replyOf(exchange: Exchange): Record<string, unknown> | undefined {
  if (!exchange.sent.asPlatform || !isReplyAnswer(exchange)) return undefined;
  const value = parsed(exchange.body);
  return isRecord(value) ? value : undefined;
}

/**
 * The outcome of a call, from good to bad: `refused` shows the static reply; `unusable` is a redirect, a text or a
 * list. Probes compare only this, because separate rules check the form of answers.
 */
const OUTCOMES = ['taken', 'refused', 'unusable', 'unanswered'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** For a call that must be accepted if an ordinary one is. @returns the worse outcome */
export function notTakenLike(ordinary: Exchange, exchange: Exchange): string | undefined {
  return worse(ordinary, exchange, 'taken');
}

/** For a call that may be rejected, with an answer that the platform tolerates. @returns the worse outcome */
export function notSurvivedLike(ordinary: Exchange, exchange: Exchange): string | undefined {
  return worse(ordinary, exchange, 'refused');
}

function worse(ordinary: Exchange, exchange: Exchange, allowed: Outcome): string | undefined {
  const worst = Math.max(OUTCOMES.indexOf(allowed), OUTCOMES.indexOf(outcomeOf(ordinary)));
  if (OUTCOMES.indexOf(outcomeOf(exchange)) <= worst) return undefined;
  return `${exchange.sent.label}: ${exchangeSummary(exchange)}`;
}

function outcomeOf(exchange: Exchange): Outcome {
  if (exchange.kind === 'failed') return 'unanswered';
  if (exchange.status >= 400) return 'refused';
  const usable = exchange.status === 204 || (isReplyAnswer(exchange) && isRecord(parsed(exchange.body)));
  return usable ? 'taken' : 'unusable';
}
