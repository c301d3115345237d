import { CannotListenError } from './cannot-listen.error.js';

const ADDRESS = { host: '127.0.0.1', port: 443 };

describe('CannotListenError', () => {
  it.each([
    ['EADDRINUSE', /Port 443 of 127\.0\.0\.1 is in use/, /set PORT/],
    ['EACCES', /may not listen on port 443/, /Set PORT to 1024 or more/],
    ['EADDRNOTAVAIL', /not an address of this machine/, /Set HOST/],
    ['ENOTFOUND', /cannot be resolved/, /IP address/],
  ])('says what %s means, and the cure', (code, message, help) => {
    const error = CannotListenError.from(Object.assign(new Error(code), { code }), ADDRESS);

    expect(error).toMatchObject({
      code: 'CANNOT_LISTEN',
      message: expect.stringMatching(message) as string,
      help: expect.stringMatching(help) as string,
    });
  });

  it('names the setting of the port', () => {
    const error = CannotListenError.from(
      { code: 'EADDRINUSE' },
      { ...ADDRESS, variable: 'METRICS_PORT' },
    ) as CannotListenError;

    expect(error.help).toContain('set METRICS_PORT');
  });

  it('leaves other errors as they are', () => {
    const error = new Error('another');

    expect(CannotListenError.from(error, ADDRESS)).toBe(error);
  });
});
