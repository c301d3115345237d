import type { World } from '../world/index.js';
import type { Principal } from './principal.types.js';
import { TokenIssuer } from './token-issuer.js';

/** Authenticates the Authorization header. */
export class Identities {
  readonly tokens: TokenIssuer;
  private readonly foreign = new Map<string, Principal>();

  constructor(private readonly world: () => World) {
    this.tokens = new TokenIssuer(world);
  }

  /** Accepts a token that was not signed here, for example one of a recorded request. */
  accept(token: string, principal: Principal): void {
    this.foreign.set(token, principal);
  }

  forgetAccepted(): void {
    this.foreign.clear();
  }

  /** @param words scheme and credential of the header */
  async find([scheme, credential]: readonly [string, string]): Promise<Principal | undefined> {
    if (/^basic$/i.test(scheme)) return this.byPassword(credential);
    if (!/^jwt$/i.test(scheme)) return undefined;
    return this.foreign.get(credential) ?? (await this.tokens.principalOf(credential));
  }

  private byPassword(credential: string): Principal | undefined {
    const text = Buffer.from(credential, 'base64').toString('utf8');
    const agent = this.world().agents.find(
      ({ email, password }) => password !== undefined && text === `${email}:${password.reveal()}`,
    );
    if (agent === undefined) return undefined;
    return { kind: 'user', id: agent.id, name: `${agent.firstname} ${agent.lastname}` };
  }
}
