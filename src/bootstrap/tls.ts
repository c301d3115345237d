import { readFileSync } from 'node:fs';
import type { ServerSettings } from '../config/index.js';

export interface TlsOptions {
  cert: Buffer;
  key: Buffer;
  minVersion: 'TLSv1.2';
}

/** The certificate and key to serve HTTPS with; none where HTTPS ends at a proxy. TLS 1.2 and up. */
export function tlsOptions({ tlsCertFile, tlsKeyFile }: ServerSettings): TlsOptions | undefined {
  if (tlsCertFile === undefined || tlsKeyFile === undefined) return undefined;
  return { cert: readFileSync(tlsCertFile), key: readFileSync(tlsKeyFile), minVersion: 'TLSv1.2' };
}
