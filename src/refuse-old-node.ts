/** As `engines` in package.json says. */
export const LEAST_NODE = '22.12.0';

/** @returns one sentence for a version that is too old */
export function refusalOf(version: string): string | undefined {
  const [now, least] = [version, LEAST_NODE].map((text) => text.split('.').map(Number));
  const differs = least.findIndex((part, index) => part !== now[index]);
  return differs === -1 || now[differs] > least[differs]
    ? undefined
    : `pingstreams-fulfillment needs Node ${LEAST_NODE} or newer. This is Node ${version}.`;
}

/*
 * Imported before everything else: what comes after it uses what an old Node does not have, and fails in words that say
 * nothing of its version. For the same reason no module may import a name that an old Node lacks before this has run.
 */
const refusal = refusalOf(process.versions.node);
if (refusal !== undefined) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}
