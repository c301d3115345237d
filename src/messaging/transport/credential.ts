import { Secret } from '../../common/index.js';
import { InvalidTokenError } from '../errors/index.js';

/** What a call is authorized with, and what must therefore never be seen in what the platform says. */
export interface Authorization {
  header: string;
  secrets: readonly string[];
}

/** Gives the Authorization of a call, at the moment of the call. */
export interface Credential {
  authorize(operation: string): Authorization;
}

const PREFIX = /^JWT(\s+|$)/i;
const TOKEN = /^[\w.~+/=-]+$/;

/**
 * A conversation token or user JWT, in whatever form it comes: raw, with `JWT `, with whitespace around.
 * It is looked at only when a call is made, because a handle is made for every webhook call and few of them call.
 * @see protocol.md 5.2
 */
export class TokenCredential implements Credential {
  readonly #token: Secret;

  constructor(token: Secret | string) {
    this.#token = typeof token === 'string' ? new Secret(token) : token;
  }

  authorize(operation: string): Authorization {
    const token = this.#token.reveal().trim().replace(PREFIX, '');
    if (!TOKEN.test(token)) throw new InvalidTokenError(operation);
    return { header: `JWT ${token}`, secrets: [token] };
  }
}
