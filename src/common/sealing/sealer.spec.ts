import { randomBytes } from 'node:crypto';
import { Secret } from '../secret.js';
import { SealedTextError } from './sealed-text.error.js';
import { ephemeralKey, Sealer, sealingKey } from './sealer.js';

const TEXT = 'what was said ✓';

describe('A sealed text', () => {
  it('opens at its place, and shows nothing before', () => {
    const sealer = new Sealer([ephemeralKey()]);
    const sealed = sealer.seal(TEXT, 'here');
    expect(sealed).not.toContain('said');
    expect(sealer.open(sealed, 'here')).toBe(TEXT);
    expect(() => sealer.open(sealed, 'there')).toThrow(SealedTextError);
  });

  it('opens with every key that is given, and is written with the first', () => {
    const [old, present] = [ephemeralKey(), ephemeralKey()];
    const before = new Sealer([old]).seal(TEXT, 'here');
    const rotated = new Sealer([present, old]);
    expect(rotated.open(before, 'here')).toBe(TEXT);
    expect(new Sealer([present]).open(rotated.seal(TEXT, 'here'), 'here')).toBe(TEXT);
    expect(() => new Sealer([present]).open(before, 'here')).toThrow('its key is not among those given');
  });
});

describe('A key', () => {
  it.each(['hex', 'base64'] as const)('may be written in %s', (encoding) => {
    const key = randomBytes(32);
    expect(sealingKey(new Secret(key.toString(encoding)))).toEqual(key);
  });

  it('has 32 bytes', () => {
    expect(sealingKey(new Secret(randomBytes(31).toString('base64')))).toBeUndefined();
  });
});
