import { describeError } from '../../common/index.js';
import { exchange, type Exchange, type FailedExchange } from '../http/index.js';

/**
 * One request of the doctor and its answer.
 *
 * @param body sent as JSON by POST; without one it is a GET
 */
export function doctorExchange(
  url: string,
  { body, timeoutMs }: { body?: string; timeoutMs: number },
): Promise<Exchange> {
  const sent = {
    label: 'a request of doctor',
    url: new URL(url),
    method: body === undefined ? 'GET' : 'POST',
    body: body ?? '',
    asPlatform: false,
  };
  const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return exchange(sent, { headers, timeoutMs, verifyCertificate: true, keepsBrokenAnswer: true });
}

/** The error code of the system: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, … */
export function networkReason(error: unknown): string {
  const { name, message } = describeError(error);
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time';
  const code =
    typeof error === 'object' && error !== null ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? message;
}

/** The same for an exchange that failed. */
export function failureReason({ failure, code }: FailedExchange): string {
  if (failure === 'late') return 'no answer in time';
  return code === '' ? failure : code;
}
