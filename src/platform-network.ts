import { readFileSync } from 'node:fs';
import type { FulfillmentConfig } from './config/index.js';
import type { MessagingOptions } from './messaging/index.js';

type NetworkOptions = Pick<
  MessagingOptions,
  'maxConnections' | 'keepAliveMs' | 'ca' | 'clientCertificate' | 'proxy'
>;

/** How the settings of the service say that the platform is reached. The files were found readable with the settings. */
export function platformNetwork(config: FulfillmentConfig): NetworkOptions {
  const { platformCaFile, platformClientCertFile, platformClientKeyFile, httpsProxy } = config;
  return {
    maxConnections: config.platformMaxConnections,
    keepAliveMs: config.platformKeepAliveMs,
    ...(platformCaFile !== undefined && { ca: readFileSync(platformCaFile, 'utf8') }),
    ...(platformClientCertFile !== undefined &&
      platformClientKeyFile !== undefined && {
        clientCertificate: {
          cert: readFileSync(platformClientCertFile, 'utf8'),
          key: readFileSync(platformClientKeyFile, 'utf8'),
          passphrase: config.platformClientKeyPassphrase,
        },
      }),
    ...(httpsProxy !== undefined && { proxy: { url: httpsProxy, except: config.noProxy } }),
  };
}
