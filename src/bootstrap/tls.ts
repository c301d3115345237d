import { readFileSync } from 'node:fs';
import type { ServerSettings } from '../config/index.js';

/** Forward secrecy and authenticated encryption only: what Mozilla calls 'intermediate', without its CBC suites. */
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

export interface TlsOptions {
  cert: Buffer;
  key: Buffer;
  ca?: Buffer;
  ciphers: string;
  minVersion: 'TLSv1.2';
  /** Asked for, not demanded: the platform answers a broken handshake with silence. `CallerGuard` decides. */
  requestCert: boolean;
  rejectUnauthorized: false;
}

/** The certificate and key to serve HTTPS with, as the files are now; none where HTTPS ends at a proxy. */
export function tlsOptions({
  tlsCertFile,
  tlsKeyFile,
  tlsClientCaFile,
}: ServerSettings): TlsOptions | undefined {
  if (tlsCertFile === undefined || tlsKeyFile === undefined) return undefined;
  return {
    cert: readFileSync(tlsCertFile),
    key: readFileSync(tlsKeyFile),
    ...(tlsClientCaFile !== undefined && { ca: readFileSync(tlsClientCaFile) }),
    ciphers: CIPHERS,
    minVersion: 'TLSv1.2',
    requestCert: tlsClientCaFile !== undefined,
    rejectUnauthorized: false,
  };
}
