import type { Principal } from '../identity/index.js';
import type { World } from '../world/index.js';

export interface RouteCall {
  world: World;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The parsed JSON; an empty object for an empty body. */
  body: unknown;
  principal: Principal;
}

export interface RouteAnswer {
  status: number;
  /** JSON, or a text as it is. */
  body: unknown;
  headers?: Record<string, string>;
}

/** One row of the platform's REST interface. @see protocol.md 4.2 */
export interface Route {
  /** The operation: as the messaging client names it, if it has it. */
  name: string;
  method: string;
  /** `:name` is a parameter for one segment. */
  path: string;
  /** `public` needs no Authorization; `user` rejects bots. */
  access?: 'public' | 'user';
  /** Undefined: the platform never answers. */
  answer: (call: RouteCall) => RouteAnswer | undefined;
}

/** The parameters of the path, or undefined if it does not match. */
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
