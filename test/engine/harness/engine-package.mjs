import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The name by which `require` loads the engine: the package of npm, or with `ENGINE_PACKAGE` the folder of another version with
 * its `node_modules`.
 */
export const ENGINE = process.env.ENGINE_PACKAGE
  ? resolve(process.env.ENGINE_PACKAGE)
  : '@tiledesk/tiledesk-tybot-connector';

/** @returns {string} version of the engine under test */
export const engineVersion = () => require(`${ENGINE}/package.json`).version;

/** @returns {boolean} whether the engine under test has the condition of today's design studio, `jsoncondition2` */
export function hasWhenConditions() {
  const { Directives } = require(`${ENGINE}/tiledeskChatbotPlugs/directives/Directives.js`);
  return Object.values(Directives).includes('jsoncondition2');
}
