import type { RouteAnswer } from './route.js';
import { fails } from './route.js';
import type { World } from './world.js';

/** Who calls. */
export type Principal =
  { kind: 'nobody' } | { kind: 'bot'; id: string; name: string } | { kind: 'user'; id: string; name: string };

/** The two middlewares of the platform: the scheme and the token, then the two words. @see protocol.md 4.1, 5.2 */
export function authenticate(world: World, header: string | undefined): Principal | RouteAnswer {
  const words = header?.split(' ') ?? [];
  if (words.length !== 2) return fails(403, { success: false, msg: 'Unauthorized.' });
  const principal = world.principals.get(`${words[0].toLowerCase()} ${words[1]}`);
  return principal ?? { status: 401, body: 'Unauthorized' };
}
