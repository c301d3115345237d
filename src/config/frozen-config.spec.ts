import { loadConfig } from './load-config.js';

describe('the configuration', () => {
  it('gives a deeply frozen object', () => {
    const { config } = loadConfig(
      { WEBHOOK_SECRETS: 'abc', WEBHOOK_BASIC_AUTH: 'alice:x' },
      { webhookPath: '/a' },
    );
    const unfrozen = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      (!Object.isFrozen(value) || Object.values(value).some(unfrozen));
    expect(unfrozen(config)).toBe(false);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  });
});
