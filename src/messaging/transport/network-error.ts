import {
  CertificateRejectedError,
  PlatformUnavailableError,
  UnexpectedAnswerError,
  type MessagingError,
} from '../errors/index.js';

/** The connection was never made: the platform surely did nothing. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EPROTO',
]);

const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA)/;

/**
 * The typed error of a call that got no whole answer. Only the code of the library's error is taken over: the error
 * itself holds the request with its Authorization header.
 */
export function networkError(operation: string, error: unknown): MessagingError {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) return new CertificateRejectedError(operation, code);
  if (code === 'ERR_BAD_RESPONSE' || code.startsWith('Z_')) {
    return new UnexpectedAnswerError({ operation, problem: 'it is cut short, damaged or too long' });
  }
  const outcome = NEVER_SENT.has(code) ? 'not-done' : 'unknown';
  return new PlatformUnavailableError({ operation, reason: code, outcome });
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? 'unknown' : codeOf(cause);
}
