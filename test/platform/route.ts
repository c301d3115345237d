import type { Principal } from './principal.js';
import type { World } from './world.js';

export interface RouteCall {
  world: World;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The parsed JSON, or undefined. */
  body: unknown;
  principal: Principal;
}

export interface RouteAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: string;
  /** `:name` stands for a segment. */
  path: string;
  /** `public` wants no Authorization; `user` refuses bots. */
  access?: 'public' | 'user';
  /** Undefined: the platform never answers. */
  answer: (call: RouteCall) => RouteAnswer | undefined;
}

/** The parameters of the path, or undefined when it is another route's. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(parts[index]);
    else if (part !== parts[index]) return undefined;
  }
  return params;
}

export const ok = (body: unknown, headers?: Record<string, string>): RouteAnswer => ({
  status: 200,
  body,
  headers,
});
export const fails = (status: number, body: unknown): RouteAnswer => ({ status, body });
export const notFound = (): RouteAnswer => fails(404, { success: false, msg: 'Object not found.' });
export const failure = (): RouteAnswer => fails(500, { err: 'error' });
