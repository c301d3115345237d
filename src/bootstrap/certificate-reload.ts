import { unwatchFile, watchFile } from 'node:fs';
import type { Server } from 'node:http';
import { Server as TlsServer } from 'node:tls';
import { Logger } from '@nestjs/common';
import type { ServerSettings } from '../config/index.js';
import { CertificateUnusableError } from './certificate-unusable.error.js';
import { tlsOptions } from './tls.js';

const LOOK_EVERY_MS = 1000;
/** Certificate and key are two files, and are replaced one after the other. */
const SETTLE_MS = 300;

/**
 * Serves renewed certificates without a restart: when one of the files changes, new connections get the new
 * certificate, and those that are open stay as they are. A pair that does not fit together, as it is between the
 * writing of the two files, changes nothing.
 *
 * The files are looked at, not subscribed to: Kubernetes swaps a symbolic link above them, which a subscription to the
 * file would miss.
 */
export function reloadCertificates(server: Server, settings: ServerSettings): void {
  if (!(server instanceof TlsServer)) return;
  const files = [settings.tlsCertFile, settings.tlsKeyFile, settings.tlsClientCaFile].filter(
    (file) => file !== undefined,
  );
  const logger = new Logger('Certificates');
  let settling: NodeJS.Timeout | undefined;
  const onChange = (): void => {
    clearTimeout(settling);
    settling = setTimeout(() => reload(server, settings, logger), SETTLE_MS).unref();
  };
  for (const file of files) watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, onChange);
  server.once('close', () => {
    clearTimeout(settling);
    for (const file of files) unwatchFile(file, onChange);
  });
}

function reload(server: TlsServer, settings: ServerSettings, logger: Logger): void {
  try {
    const options = tlsOptions(settings) ?? {};
    server.setSecureContext(options);
    logger.log('The certificate files have changed: new connections get the new certificate.');
  } catch (error) {
    const reason = error instanceof CertificateUnusableError ? ` ${error.message}` : '';
    logger.error(`The certificate files have changed and cannot be used: the old ones stay.${reason}`);
  }
}
