import { MessagingError } from './messaging.error.js';

/** The certificate of the platform's host cannot be trusted. Nothing was sent: TLS is always verified. */
export class CertificateRejectedError extends MessagingError {
  constructor(
    operation: string,
    /** The cause as the TLS library names it: `CERT_HAS_EXPIRED`, `DEPTH_ZERO_SELF_SIGNED_CERT`, ... */
    readonly reason: string,
  ) {
    super({
      operation,
      code: 'CERTIFICATE_REJECTED',
      message: `The certificate of the platform's host is not trusted (${reason}): '${operation}' was not sent.`,
      help: 'Check the platform address. For a platform behind a private authority, give its certificate in the option "ca".',
      retryable: false,
    });
  }
}
