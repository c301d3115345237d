import { randomBytes } from 'node:crypto';
import { Secret } from '../../common/index.js';
import { conversationKey } from '../../protocol/index.js';
import { InvalidOutboxOptionsError, JobKeyError } from '../errors/index.js';
import { JobCipher } from './job-cipher.js';

const key = (encoding: 'hex' | 'base64' = 'hex'): Secret => new Secret(randomBytes(32).toString(encoding));
const keyOf = (requestId: string) => conversationKey({ projectId: 'p', botId: 'b', requestId });
const CONVERSATION = keyOf('c');
const TEXT = 'the token, and what was said ✓';

describe('JobCipher', () => {
  it.each(['hex', 'base64'] as const)('opens what it sealed, with a key in %s', (encoding) => {
    const cipher = new JobCipher([key(encoding)]);
    const sealed = cipher.seal(TEXT, CONVERSATION);

    expect(sealed).not.toContain('token');
    expect(cipher.open(sealed, CONVERSATION)).toBe(TEXT);
  });

  it('seals the same text differently each time', () => {
    const cipher = JobCipher.ephemeral();
    expect(cipher.seal(TEXT, CONVERSATION)).not.toBe(cipher.seal(TEXT, CONVERSATION));
  });

  it('encrypts with the first key and decrypts with all', () => {
    const [old, present] = [key(), key()];
    const before = new JobCipher([old]).seal(TEXT, CONVERSATION);
    const rotated = new JobCipher([present, old]);
    const after = rotated.seal(TEXT, CONVERSATION);

    expect(rotated.open(before, CONVERSATION)).toBe(TEXT);
    expect(new JobCipher([present]).open(after, CONVERSATION)).toBe(TEXT);
    expect(() => new JobCipher([present]).open(before, CONVERSATION)).toThrow(JobKeyError);
  });

  it.each([
    ['moved to another conversation', (sealed: string) => [sealed, keyOf('other')] as const],
    ['changed', (sealed: string) => [`${sealed.slice(0, -2)}AA`, CONVERSATION] as const],
    ['cut short', (sealed: string) => [sealed.slice(0, 40), CONVERSATION] as const],
    ['of no known form', () => ['v9.x', CONVERSATION] as const],
  ])('does not open what was %s', (_, change) => {
    const cipher = JobCipher.ephemeral();
    const [sealed, conversation] = change(cipher.seal(TEXT, CONVERSATION));
    expect(() => cipher.open(sealed, conversation)).toThrow(JobKeyError);
  });

  it.each([[[]], [[new Secret('short')]]])('is not made of keys that are none', (keys) => {
    expect(() => new JobCipher(keys)).toThrow(InvalidOutboxOptionsError);
  });
});
