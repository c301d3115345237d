import { InvalidSessionKeyError } from './errors/index.js';
import { SessionKey } from './session-key.js';

describe('A session key', () => {
  it.each(['cart', 'shop.cart', 'shop.cart-v2', 'A_1', 'x'.repeat(64)])('may be called %s', (name) => {
    expect(new SessionKey<string>(name).name).toBe(name);
  });

  it.each(['', '1st', '__proto__', '.cart', 'my cart', 'x'.repeat(65), 'warenkörbe', 'a\nb'])(
    'may not be called %j',
    (name) => {
      expect(() => new SessionKey<string>(name)).toThrow(InvalidSessionKeyError);
    },
  );
});
