import type { Identities, Principal } from '../identity/index.js';
import type { World } from '../world/index.js';
import { fails } from './answers.js';
import { ROUTES } from './index.js';
import { isObjectId } from './object-id.js';
import { matchPath, type Route, type RouteAnswer } from './route.js';

/** The platform's limit for one body, in bytes. @see protocol.md 4.1 */
const BODY_LIMIT = 512_000;

export interface Incoming {
  method: string;
  /** Without the base path. */
  path: string;
  query: URLSearchParams;
  authorization: string | null;
  /** The received body; empty if there is none. */
  text: string;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

export function findRoute(method: string, path: string): Match | undefined {
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
  for (const route of ROUTES) {
    const params = route.method === method ? matchPath(route.path, plain) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

/** The checks before every route, in the platform's order, and then the route. @see protocol.md 4.1 */
export async function answerOf(
  world: World,
  identities: Identities,
  match: Match | undefined,
  { method, path, query, authorization, text }: Incoming,
): Promise<RouteAnswer | undefined> {
  if (Buffer.byteLength(text) > BODY_LIMIT) {
    return fails(413, { err: 'Request entity too large', limit: BODY_LIMIT });
  }
  const body = parse(text);
  if (body === undefined) return fails(500, { err: 'error' });
  if (match === undefined) return { status: 404, body: `Cannot ${method} ${path}` };
  const { route, params } = match;
  const credentials = { header: authorization, queryToken: query.get('secret_token') };
  const principal = await authenticate(identities, route, credentials, refusedProject(world, match));
  if ('status' in principal) return principal;
  return route.answer({ world, params, query, body, principal });
}

function parse(text: string): unknown {
  try {
    if (text === '') return {};
    const value = JSON.parse(text) as unknown;
    // Only objects and lists are accepted as JSON.
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Routes below `/projects` check the project themselves. */
function refusedProject(world: World, { route, params }: Match): RouteAnswer | undefined {
  const { projectId } = params;
  if (!route.path.startsWith('/:projectId')) return undefined;
  if (!isObjectId(projectId)) return fails(400, { error: `Invalid project id: ${projectId}` });
  return world.projects.has(projectId)
    ? undefined
    : fails(400, { error: `Project not found with id: ${projectId}` });
}

/** The credentials of the header or the query, then the two words of the header, then the role. @see protocol.md 5.2 */
async function authenticate(
  identities: Identities,
  { access }: Route,
  { header, queryToken }: { header: string | null; queryToken: string | null },
  refused: RouteAnswer | undefined,
): Promise<Principal | RouteAnswer> {
  if (refused !== undefined) return refused;
  if (access === 'public') return { kind: 'nobody' };
  const words = header?.split(' ') ?? [];
  if (words.length === 1) return { status: 400, body: 'Bad Request' };
  const inQuery: [string, string] = ['JWT', queryToken ?? ''];
  const principal = await identities.find(header === null ? inQuery : [words[0], words[1]]);
  if (principal === undefined) return { status: 401, body: 'Unauthorized' };
  // A token in the query passes the first check, and fails the second one, which reads the header only.
  if (words.length !== 2) return fails(403, { success: false, msg: 'Unauthorized.' });
  return access === 'user' && principal.kind !== 'user'
    ? fails(403, { success: false, msg: 'you dont belong to the project.' })
    : principal;
}
