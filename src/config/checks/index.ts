export { errorCode } from './error-code.js';
export { languageTag } from './language-tag.check.js';
export { databaseUrl, encryptionKeys, nonEmptyPath } from './outbox.check.js';
export { Passes, type Check } from './passes.decorator.js';
export { platformUrl } from './platform-url.check.js';
export { proxyUrl } from './proxy-url.check.js';
export { readableFile } from './readable-file.check.js';
export { readableFolder } from './readable-folder.check.js';
export {
  accountName,
  basicCredentials,
  botSecret,
  botSecretList,
  secretList,
  secretText,
  signingSecretList,
} from './secrets.check.js';
