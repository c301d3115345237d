import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers GET at addresses that probes and scrapers are configured with. */
export interface OperationsEndpoint {
  /** In lower case, without a slash at the end. */
  readonly paths: readonly string[];
  /** False leaves a request to the routes of the application; without it all are taken. */
  takes?(request: IncomingMessage): boolean;
  answer(path: string, response: ServerResponse): void | Promise<void>;
}
