/** The platform compares only the path of an audience, and so does this class: the host is the vendor's. @see protocol.md 5.1 */
export function audiencePath(audience: string | undefined): string | undefined {
  return audience !== undefined && URL.canParse(audience) ? new URL(audience).pathname : undefined;
}
