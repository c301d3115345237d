import { Inject, Injectable } from '@nestjs/common';
import { InvalidMessagingOptionsError } from '../errors/index.js';
import type { MessagingOptions } from '../messaging-options.interface.js';
import { DEFAULT_MAX_CONNECTIONS, DEFAULT_TIMEOUT_MS, MESSAGING_OPTIONS } from '../messaging.constants.js';

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;

/** The options, checked once at boot and with their defaults filled in. Everything else reads them here. */
@Injectable()
export class MessagingSettings {
  /** The platform's address without a trailing slash. */
  readonly apiUrl: string;
  /** Host and port of the platform. */
  readonly host: string;
  readonly secure: boolean;
  readonly timeoutMs: number;
  readonly maxConnections: number;
  readonly ca?: string;

  constructor(@Inject(MESSAGING_OPTIONS) options: MessagingOptions) {
    const url = platformUrl(options.apiUrl);
    this.apiUrl = url.href.replace(/\/+$/, '');
    this.host = url.host;
    this.secure = url.protocol === 'https:';
    this.timeoutMs = positive('timeoutMs', options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    this.maxConnections = positive('maxConnections', options.maxConnections ?? DEFAULT_MAX_CONNECTIONS);
    this.ca = options.ca;
  }
}

function platformUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new InvalidMessagingOptionsError(
      '"apiUrl" is not an http(s) address',
      'Set it to the address of the REST interface, for example https://api.pingstreams.com/v3.',
    );
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new InvalidMessagingOptionsError(
      '"apiUrl" is not https',
      'Conversation tokens are credentials and travel encrypted. Plain http is for loopback only.',
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new InvalidMessagingOptionsError(
      '"apiUrl" has more than scheme, host and path',
      'Take user, password, query and fragment out of it. Project credentials have an option of their own.',
    );
  }
  return url;
}

function positive(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidMessagingOptionsError(`"${name}" is not a whole number above 0`, `Correct "${name}".`);
}
