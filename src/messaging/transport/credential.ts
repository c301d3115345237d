import { Secret } from '../../common/index.js';
import { InvalidMessagingOptionsError, InvalidTokenError } from '../errors/index.js';
import type { ProjectCredentials } from '../messaging-options.interface.js';

/** The authorization of a call. The platform's error texts must never show it. */
export interface Authorization {
  header: string;
  secrets: readonly string[];
}

/** Returns the Authorization of a call, when the call is made. */
export interface Credential {
  /** @param apiUrl the platform that the call goes to */
  authorize(operation: string, apiUrl: string): Authorization;
}

const PREFIX = /^JWT(\s+|$)/i;
const TOKEN = /^[\w.~+/=-]+$/;

/**
 * A conversation token or user JWT in any form: raw, with `JWT `, or with surrounding white space. It is parsed only
 * when a call is made, because a handle is made for every webhook call, and few of them call the platform.
 * @see protocol.md 5.2
 */
export class TokenCredential implements Credential {
  readonly #token: Secret;

  constructor(token: Secret | string) {
    this.#token = asSecret(token);
  }

  authorize(operation: string): Authorization {
    const token = this.#token.reveal().trim().replace(PREFIX, '');
    if (!TOKEN.test(token)) throw new InvalidTokenError(operation);
    return { header: `JWT ${token}`, secrets: [token] };
  }
}

/** A dashboard user by e-mail and password. @see protocol.md 5.3 */
export class BasicCredential implements Credential {
  readonly #user: string;
  readonly #password: Secret;

  constructor(user: string, password: Secret | string) {
    if (typeof user !== 'string' || user === '' || user.includes(':')) {
      throw new InvalidMessagingOptionsError(
        'a user of "credentials" is empty or holds a colon',
        'Give the e-mail address of a dashboard user.',
      );
    }
    this.#user = user;
    this.#password = asSecret(password);
  }

  authorize(): Authorization {
    const password = this.#password.reveal();
    const encoded = Buffer.from(`${this.#user}:${password}`).toString('base64');
    return { header: `Basic ${encoded}`, secrets: [encoded, password] };
  }
}

export function projectCredential(credentials: ProjectCredentials): Credential {
  return 'token' in credentials
    ? new TokenCredential(credentials.token)
    : new BasicCredential(credentials.user, credentials.password);
}

function asSecret(value: Secret | string): Secret {
  return typeof value === 'string' ? new Secret(value) : value;
}
