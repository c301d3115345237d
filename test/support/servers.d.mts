export type ServerName = 'PostgreSQL' | 'Chromium' | 'Redis' | 'OpenSSL';

interface Server {
  /** Its folder or path; undefined if it is not installed. */
  find(): string | undefined;
  /** The package of Debian. */
  package: string;
}

export const SERVERS: Record<ServerName, Server>;
export function postgresqlFolder(): string | undefined;
export function chromiumPath(): string | undefined;
export function missingServers(): ServerName[];
export function mayBeMissing(): boolean;
