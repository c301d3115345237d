import { Secret } from '../../common/index.js';
import { secretList } from './secrets.check.js';

const KEY_BYTES = 32;
const HEX_KEY = /^[0-9a-f]{64}$/i;

/** Names entries by their position, because a message must never show a key. */
export function encryptionKeys(value: unknown): string | undefined {
  const problem = secretList(value);
  if (problem !== undefined) return problem;
  const wrong = (value as Secret[]).findIndex((entry) => !isKey(entry.reveal()));
  return wrong === -1
    ? undefined
    : `must hold keys of ${KEY_BYTES} bytes, in base64 or hexadecimal (entry ${wrong + 1} does not)`;
}

export function databaseUrl(value: unknown): string | undefined {
  const url = value instanceof Secret ? value.reveal() : '';
  return URL.canParse(url) && /^postgres(?:ql)?:$/.test(new URL(url).protocol)
    ? undefined
    : 'must be a URL that begins with postgres://';
}

export function nonEmptyPath(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !value.includes('\0')
    ? undefined
    : 'must be the path of a directory';
}

function isKey(text: string): boolean {
  return HEX_KEY.test(text) || Buffer.from(text, 'base64').length === KEY_BYTES;
}
