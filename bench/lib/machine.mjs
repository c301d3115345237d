import { hasTaskset } from './subject-process.mjs';

/** One JSON document on stdout, with the machine that it was measured on. */
export function printJson(measured) {
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    pinned: hasTaskset,
  };
  process.stdout.write(`${JSON.stringify({ machine, ...measured }, undefined, 2)}\n`);
}
