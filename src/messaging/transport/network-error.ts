import {
  CertificateRejectedError,
  MessagingError,
  PlatformUnavailableError,
  UnexpectedAnswerError,
} from '../errors/index.js';

/** The connection was never established, so the platform did nothing. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EPROTO',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** The answer is not HTTP, or larger than MAX_ANSWER_BYTES. */
const BROKEN_ANSWER = /^(HPE_|UND_ERR_RES_|UND_ERR_HEADERS_OVERFLOW)/;

/** The text of undici's error for a proxy that refuses the tunnel: only this text holds the status. */
const REFUSED_TUNNEL = /Proxy response \((\d{3})\)/;

/**
 * The typed error of a call without a complete answer. Only the code of the library's error is copied: the error itself
 * may hold the request with its Authorization header.
 */
export function networkError(operation: string, error: unknown): MessagingError {
  if (error instanceof MessagingError) return error;
  const tunnel = error instanceof Error ? REFUSED_TUNNEL.exec(error.message) : null;
  if (tunnel !== null) {
    return new PlatformUnavailableError({ operation, reason: `PROXY ${tunnel[1]}`, outcome: 'not-done' });
  }
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) return new CertificateRejectedError(operation, code);
  if (BROKEN_ANSWER.test(code)) return brokenAnswer(operation);
  const outcome = NEVER_SENT.has(code) ? 'not-done' : 'unknown';
  return new PlatformUnavailableError({ operation, reason: code, outcome });
}

export function brokenAnswer(operation: string): MessagingError {
  return new UnexpectedAnswerError({ operation, problem: 'it is cut short, damaged or too long' });
}

/** A connection that was dropped while it was idle: the platform never read the request, so it can be made again. */
export function staleConnection(operation: string): MessagingError {
  return new PlatformUnavailableError({ operation, reason: 'STALE_CONNECTION', outcome: 'not-done' });
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? 'unknown' : codeOf(cause);
}
