import { describeError, isA } from './describe-error.js';

const thrower = (): never => {
  throw new Error('touched');
};

describe('describeError', () => {
  it('gives name, message and stack of an error', () => {
    const error = new RangeError('too far');
    expect(describeError(error)).toEqual({ name: 'RangeError', message: 'too far', stack: error.stack });
  });

  it('masks what looks like a secret', () => {
    const error = new Error('GET https://nora:pass@x.example/?token=abc: Bearer c4n4ry-0123456789');
    const { message, stack } = describeError(error);
    expect(message).toBe('GET https://[secret]@x.example/?token=[secret] Bearer [secret]');
    expect(stack).not.toMatch(/nora|abc|c4n4ry/);
  });

  it.each([
    ['string', 'words of somebody'],
    ['undefined', undefined],
    ['object', null],
    ['object', { message: 'words of somebody' }],
    ['object', new Proxy({}, { get: thrower, has: thrower, getPrototypeOf: thrower })],
  ])('gives only the type (%s) of a thrown value that is not an Error, and says why', (name, thrown) => {
    expect(describeError(thrown)).toEqual({
      name,
      message: 'not an Error, so its content, which may be anything, is not logged. Throw an Error instead.',
    });
  });

  it('leaves out values that throw or are not strings', () => {
    const error = Object.defineProperties(new TypeError('plain'), {
      stack: { get: thrower },
      name: { get: thrower },
      message: { value: Symbol('message') },
    });
    expect(describeError(error)).toEqual({ name: 'Error', message: '' });
  });
});

describe('isA', () => {
  it('is instanceof, and false for what throws at that', () => {
    expect(isA(new RangeError(), Error)).toBe(true);
    expect(isA({}, Error)).toBe(false);
    expect(isA(new Proxy({}, { getPrototypeOf: thrower }), Error)).toBe(false);
  });
});
