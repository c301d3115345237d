import { randomBytes } from 'node:crypto';
import { Secret } from '../../common/index.js';
import { InvalidDeliveryOptionsError, JobKeyError } from '../errors/index.js';
import { JobCipher } from './job-cipher.js';

const key = (encoding: 'hex' | 'base64' = 'hex'): Secret => new Secret(randomBytes(32).toString(encoding));
const TEXT = 'the token, and what was said ✓';

describe('JobCipher', () => {
  it.each(['hex', 'base64'] as const)('opens what it sealed, with a key in %s', (encoding) => {
    const cipher = new JobCipher([key(encoding)]);
    const sealed = cipher.seal(TEXT, 'conversation');

    expect(sealed).not.toContain('token');
    expect(cipher.open(sealed, 'conversation')).toBe(TEXT);
  });

  it('seals the same text differently each time', () => {
    const cipher = JobCipher.ephemeral();
    expect(cipher.seal(TEXT, 'c')).not.toBe(cipher.seal(TEXT, 'c'));
  });

  it('encrypts with the first key and decrypts with all', () => {
    const [old, present] = [key(), key()];
    const before = new JobCipher([old]).seal(TEXT, 'c');
    const rotated = new JobCipher([present, old]);
    const after = rotated.seal(TEXT, 'c');

    expect(rotated.open(before, 'c')).toBe(TEXT);
    expect(new JobCipher([present]).open(after, 'c')).toBe(TEXT);
    expect(() => new JobCipher([present]).open(before, 'c')).toThrow(JobKeyError);
  });

  it.each([
    ['moved to another conversation', (sealed: string) => [sealed, 'other'] as const],
    ['changed', (sealed: string) => [`${sealed.slice(0, -2)}AA`, 'c'] as const],
    ['cut short', (sealed: string) => [sealed.slice(0, 40), 'c'] as const],
    ['of no known form', () => ['v9.x', 'c'] as const],
  ])('does not open what was %s', (_, change) => {
    const cipher = JobCipher.ephemeral();
    const [sealed, requestId] = change(cipher.seal(TEXT, 'c'));
    expect(() => cipher.open(sealed, requestId)).toThrow(JobKeyError);
  });

  it.each([[[]], [[new Secret('short')]]])('is not made of keys that are none', (keys) => {
    expect(() => new JobCipher(keys)).toThrow(InvalidDeliveryOptionsError);
  });
});
