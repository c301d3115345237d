import type { Secret } from '../common/index.js';
import type { AddressList } from './address-list.js';
import type { FulfillmentConfig } from './fulfillment-config.js';
import type { TrustProxy } from './trust-proxy.js';

/** Settings whose option has a friendlier form than the value in the configuration. */
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
 * The settings that the application gives in code, by their names in {@link FulfillmentConfig}. An option overrides the
 * environment. If it is left out, `undefined` or an empty string, the environment decides.
 */
export type FulfillmentOptions = Readonly<
  Partial<Omit<FulfillmentConfig, keyof FriendlySettings | 'verifiesCallers'> & FriendlySettings>
>;
