export { AddressList } from './address-list.js';
export { UNVERIFIED_WARNING } from './config-warnings.js';
export { ConfigError } from './config.error.js';
export { FulfillmentConfigModule } from './config.module.js';
export type { EnvFileOptions } from './config.module-definition.js';
export type { ConfigProblem } from './config-problem.types.js';
export { FulfillmentConfig } from './fulfillment-config.js';
export type { FulfillmentOptions } from './fulfillment-options.types.js';
export { fulfillmentNamespace } from './fulfillment.namespace.js';
export { loadConfig, loadServerSettings, type LoadedConfig, type ServerSettings } from './load-config.js';
export { isLoopbackAddress } from './loopback.js';
export { OwnedSecret } from './owned-secret.js';
export type { Platform } from './platform-profiles.js';
export {
  ProjectRegistry,
  UnlistedProjectError,
  type ProjectAccount,
  type ProjectSettings,
} from './projects/index.js';
export { ReloadOnHangup } from './reload-on-hangup.service.js';
export { secretTexts } from './secret-texts.js';
export { TrustProxy } from './trust-proxy.js';
