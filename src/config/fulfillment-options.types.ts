import type { Secret } from '../common/index.js';
import type { AddressList } from './address-list.js';
import type { FulfillmentConfig } from './fulfillment-config.js';
import type { TrustProxy } from './trust-proxy.js';

/** Settings that are given in a friendlier form than the one in which the configuration holds them. */
export interface FriendlySettings {
  /** Bytes, or as in the environment: `'10mb'`. */
  bodyLimit: number | string;
  /** Bytes, or as in the environment: `'100kb'`. */
  routesBodyLimit: number | string;
  webhookSecrets: readonly (string | Secret)[];
  /** Each `user:password`. */
  webhookBasicAuth: readonly (string | Secret)[];
  /** Each `<root bot id>=<secret>`, or a secret alone. */
  botSecrets: readonly (string | Secret)[];
  /** Each `<project id>=<secret>`, or a secret alone. */
  userTokenSecrets: readonly (string | Secret)[];
  /** Each `whsec_<base64>`. */
  webhookSigningSecrets: readonly (string | Secret)[];
  /** As in the environment, or a list of IP addresses, CIDR blocks and `loopback`. */
  webhookAllowedAddresses: string | readonly string[] | AddressList;
  /** Bytes, or as in the environment: `'64kb'`. */
  sessionMaxBytes: number | string;
  databaseUrl: string | Secret;
  outboxKeys: readonly (string | Secret)[];
  playgroundPassword: string | Secret;
  /** As in the environment, or a list of IP addresses, CIDR blocks and `loopback`. */
  trustProxy: boolean | string | readonly string[] | TrustProxy;
}

/**
 * What the application sets in code: every setting by the name that it has in {@link FulfillmentConfig}. It overrides
 * the environment; what is left out, `undefined` or an empty string comes from there.
 *
 * @example FulfillmentConfigModule.forRoot({ webhookPath: '/bots', webhookSecrets: [vault.secret] })
 */
export type FulfillmentOptions = Readonly<
  Partial<Omit<FulfillmentConfig, keyof FriendlySettings | 'verifiesCallers'> & FriendlySettings>
>;
