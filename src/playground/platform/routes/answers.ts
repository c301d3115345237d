import type { RouteAnswer } from './route.js';

/** The platform's ways to answer; its errors have many shapes. @see protocol.md 4.1 */
export const ok = (body: unknown, headers?: Record<string, string>): RouteAnswer => ({
  status: 200,
  body,
  headers,
});
export const fails = (status: number, body: unknown): RouteAnswer => ({ status, body });
export const notFound = (msg = 'Object not found.'): RouteAnswer => fails(404, { success: false, msg });
export const failure = (): RouteAnswer => fails(500, { err: 'error' });

/** What the platform's validation says of one field. */
export const invalid = (param: string, msg = 'Invalid value'): RouteAnswer =>
  fails(422, { errors: [{ msg, param, location: 'body' }] });
