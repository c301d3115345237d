import { inspect } from 'node:util';
import { Logger } from '@nestjs/common';
import { Written } from '../../../test/security/canary/written.js';
import { createLogger } from './create-logger.js';

const CANARY = 'c4n4ry-0123456789';
const LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;

describe.each(['json', 'pretty'] as const)('the %s log', (logFormat) => {
  let written: Written;

  beforeEach(() => {
    written = new Written();
  });
  afterEach(() => written.stop());

  const logger = (fields: string[] = []): Logger => {
    Logger.overrideLogger(
      createLogger({ logLevel: 'trace', logFormat, logSample: 1, redactFields: fields }, written),
    );
    return new Logger('Test');
  };
  afterAll(() => void Logger.overrideLogger(false));

  it.each(LEVELS)('masks secrets at level %s, in texts, objects and errors', (level) => {
    const log = logger(['iban']);
    log[level](`GET https://x.example/hook?secret=${CANARY}`);
    log[level]({ headers: { authorization: CANARY }, IBAN: CANARY, what: 'object' });
    log[level](new Error(`Bearer ${CANARY}`));
    log[level]('and more', inspect({ token: CANARY }), { password: CANARY });
    expect(written.text).not.toContain(CANARY);
    expect(written.text).toContain('https://x.example/hook?secret=[secret]');
    expect(written.text).toContain('object');
    expect(written.text).toContain('and more');
    expect(written.text).toContain('Test');
  });

  it('writes what it wrote before: context and stack', () => {
    logger().error('It failed', 'Error: it\n    at here (file.js:1:2)');
    expect(written.text).toContain('It failed');
    expect(written.text).toContain('at here (file.js:1:2)');
  });
});

it('does no work for levels that are off', () => {
  const written = new Written();
  let touched = false;
  const touchy = Object.defineProperty({}, 'field', {
    enumerable: true,
    get: (): boolean => (touched = true),
  });
  createLogger({ logLevel: 'info', logFormat: 'json', logSample: 1, redactFields: [] }, written).debug(
    touchy,
    'Test',
  );
  written.stop();
  expect(touched).toBe(false);
});
