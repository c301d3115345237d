import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describeError } from '../../../common/index.js';
import type { FulfillmentConfig } from '../../../config/index.js';
import type { DoctorCheck } from '../check.interface.js';

const DAY_MS = 86_400_000;
const SOON_DAYS = 21;
const AREA = 'tls';

/** The certificate and key with which the service would serve HTTPS. */
export function checkTls({ tlsCertFile, tlsKeyFile }: FulfillmentConfig, now = Date.now()): DoctorCheck[] {
  if (tlsCertFile === undefined || tlsKeyFile === undefined) {
    return [{ area: AREA, status: 'skipped', message: 'TLS_CERT_FILE and TLS_KEY_FILE are not set.' }];
  }
  try {
    const certificate = new X509Certificate(readFileSync(tlsCertFile));
    const key = createPrivateKey(readFileSync(tlsKeyFile));
    return [checkKey(certificate.checkPrivateKey(key)), checkDates(certificate, now)];
  } catch (error) {
    return [
      {
        area: AREA,
        status: 'failed',
        message: `The certificate or its key cannot be read: ${describeError(error).message}.`,
        cure: 'TLS_CERT_FILE and TLS_KEY_FILE must be PEM files, the key without a passphrase.',
      },
    ];
  }
}

function checkKey(fits: boolean): DoctorCheck {
  if (fits) return { area: AREA, status: 'ok', message: 'The certificate and the key match.' };
  return {
    area: AREA,
    status: 'failed',
    message: 'The key does not belong to the certificate.',
    cure: 'Give the key that the certificate was requested with. In a chain, the certificate of the service comes first.',
  };
}

function checkDates({ validFrom, validTo }: X509Certificate, now: number): DoctorCheck {
  const cure = 'Renew the certificate; the running service reloads changed files.';
  const left = (Date.parse(validTo) - now) / DAY_MS;
  const days = Math.floor(left);
  if (Date.parse(validFrom) > now) {
    return { area: AREA, status: 'failed', message: `The certificate is valid from ${validFrom} on.`, cure };
  }
  if (left <= 0)
    return { area: AREA, status: 'failed', message: `The certificate expired on ${validTo}.`, cure };
  return left < SOON_DAYS
    ? { area: AREA, status: 'warning', message: `The certificate expires in ${days} days.`, cure }
    : { area: AREA, status: 'ok', message: `The certificate is valid for ${days} days more.` };
}
