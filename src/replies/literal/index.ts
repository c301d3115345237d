export { literalJson } from './literal-json.js';
export { literalMessageText, literalText, withoutMicroLanguage } from './literal-text.js';
export { literalUrl } from './literal-url.js';
