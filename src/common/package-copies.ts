import { PACKAGE_VERSION } from './package-version.js';

const LOADED = Symbol.for('pingstreams-fulfillment/copies');

/** A copy of this package that the process has loaded. */
export interface PackageCopy {
  readonly version: string;
  /** The address of its code; undefined in a CommonJS bundle, which has none. */
  readonly place: string | undefined;
}

/** All copies of this package in the process, in the order in which they were loaded. */
export function packageCopies(): readonly PackageCopy[] {
  return loaded();
}

/** Each copy registers itself once, when it is loaded. */
function registerCopy(copy: PackageCopy): void {
  const copies = loaded();
  if (!copies.some(({ place }) => place === copy.place)) copies.push(copy);
}

function loaded(): PackageCopy[] {
  const holder = globalThis as { [LOADED]?: PackageCopy[] };
  return (holder[LOADED] ??= []);
}

registerCopy({ version: PACKAGE_VERSION, place: import.meta.url });
