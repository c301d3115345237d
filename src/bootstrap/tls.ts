import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { CertificateUnusableError } from './certificate-unusable.error.js';
import type { ServerSettings } from '../config/index.js';

/** Forward secrecy and authenticated encryption only: Mozilla's 'intermediate' list without its CBC suites. */
const CIPHERS = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

/** Handshake timeout. Node's default is two minutes, and each unfinished handshake counts for `LIMIT_CONNECTIONS`. */
const HANDSHAKE_MS = 10_000;

export interface TlsOptions {
  cert: Buffer;
  key: Buffer;
  ca?: Buffer;
  ciphers: string;
  minVersion: 'TLSv1.2';
  /** Requested, but not required: the platform would answer a failed handshake with silence. `CallerGuard` decides. */
  requestCert: boolean;
  rejectUnauthorized: false;
  handshakeTimeout: number;
}

/**
 * The certificate and key for HTTPS, from the current files; undefined if HTTPS ends at a proxy.
 *
 * @throws CertificateUnusableError if the files cannot be used
 */
export function tlsOptions({
  tlsCertFile,
  tlsKeyFile,
  tlsClientCaFile,
}: ServerSettings): TlsOptions | undefined {
  if (tlsCertFile === undefined || tlsKeyFile === undefined) return undefined;
  const options: TlsOptions = {
    cert: readFileSync(tlsCertFile),
    key: readFileSync(tlsKeyFile),
    ...(tlsClientCaFile !== undefined && { ca: readFileSync(tlsClientCaFile) }),
    ciphers: CIPHERS,
    minVersion: 'TLSv1.2',
    requestCert: tlsClientCaFile !== undefined,
    rejectUnauthorized: false,
    handshakeTimeout: HANDSHAKE_MS,
  };
  assertUsable(options);
  return options;
}

/** OpenSSL's own messages need knowledge of its source code. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'the certificate and the key do not belong together',
  ERR_OSSL_PEM_NO_START_LINE:
    'one of the two files does not hold the expected PEM; the certificate and the key may be swapped',
  ERR_OSSL_BAD_DECRYPT: 'the key has a passphrase',
  ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED: 'the key has a passphrase',
};

function assertUsable({ ca, ...options }: TlsOptions): void {
  try {
    createSecureContext(options);
  } catch (error) {
    const code = codeOf(error);
    throw new CertificateUnusableError(PROBLEMS[code ?? ''] ?? 'the certificate or the key is damaged', code);
  }
  try {
    // OpenSSL silently ignores an unreadable authority, and would then accept no client.
    if (ca !== undefined) new X509Certificate(ca);
  } catch (error) {
    throw new CertificateUnusableError('the authority of clients is not a certificate', codeOf(error));
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
