/** The platform looks at the path of an audience only, and so do we: the host is that of its vendor. @see protocol.md 5.1 */
export function audiencePath(audience: string | undefined): string | undefined {
  return audience !== undefined && URL.canParse(audience) ? new URL(audience).pathname : undefined;
}
