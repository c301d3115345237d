export { errorCode } from './error-code.js';
export { Passes, type Check } from './passes.decorator.js';
export { platformUrl } from './platform-url.check.js';
export { readableFile } from './readable-file.check.js';
export { basicCredentials, botSecretList, secretList, signingSecretList } from './secrets.check.js';
