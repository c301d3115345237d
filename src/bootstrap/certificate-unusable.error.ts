import { FulfillmentError } from '../common/index.js';

/** The files of TLS can be read, but not served with. The cause's words may hold parts of the files, so only its code is told. */
export class CertificateUnusableError extends FulfillmentError {
  constructor(problem: string, openSslCode?: string) {
    super({
      code: 'CERTIFICATE_UNUSABLE',
      message: `HTTPS cannot be served: ${problem}${openSslCode === undefined ? '' : ` (${openSslCode})`}.`,
      help:
        'TLS_CERT_FILE holds the certificate and those between it and its authority, TLS_KEY_FILE its private key, ' +
        'TLS_CLIENT_CA_FILE the authority of clients; all in PEM, the key without a passphrase.',
    });
  }
}
