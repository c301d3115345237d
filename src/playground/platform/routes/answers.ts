import type { RouteAnswer } from './route.js';

/** The platform's responses; its errors have many shapes. @see protocol.md 4.1 */
export const ok = (body: unknown, headers?: Record<string, string>): RouteAnswer => ({
  status: 200,
  body,
  headers,
});
export const fails = (status: number, body: unknown): RouteAnswer => ({ status, body });
export const notFound = (msg = 'Object not found.'): RouteAnswer => fails(404, { success: false, msg });
/** The error of a route, with the name of the failed operation. */
export const failed = (error: string): RouteAnswer => fails(500, { success: false, error });
export const notUpdated = (): RouteAnswer => fails(500, { success: false, msg: 'Error updating object.' });
export const unknownRequest = (): RouteAnswer => notFound('Request not found');
export const failure = (): RouteAnswer => fails(500, { err: 'error' });

/** The platform's validation error for one field. */
export const invalid = (param: string, msg = 'Invalid value'): RouteAnswer =>
  fails(422, { errors: [{ msg, param, location: 'body' }] });
