import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { URL } from 'node:url';

const { overrides } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const ofServer = overrides['@tiledesk/tiledesk-server'];
/** The server takes an edition for the paid one when it can load these: they stay missing. */
const PAID_EDITION = '@tiledesk-ent/';
const MISSING = Object.keys(ofServer).filter(
  (name) => String(ofServer[name]).includes('empty-npm-package') && !name.startsWith(PAID_EDITION),
);

/** Stands for a module that is not installed: whatever is read from it or called on it is itself again. */
const nothing = new Proxy(function notInstalled() {}, {
  get: (_, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => '' : nothing),
  apply: () => nothing,
  construct: () => nothing,
});

/**
 * The server loads all its channel connectors, payments, image and PDF libraries when it starts. No conversation of a
 * test needs them, and they are heavy: `package.json` overrides them with an empty package, and here they are stubbed.
 */
export function stubMissingModules() {
  const load = Module._load;
  Module._load = function loadOrStub(request, ...rest) {
    const isMissing = MISSING.some((name) => request === name || request.startsWith(`${name}/`));
    return isMissing && request !== 'http' ? nothing : load.call(this, request, ...rest);
  };
}
