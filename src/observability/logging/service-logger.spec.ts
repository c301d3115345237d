import { Logger } from '@nestjs/common';
import { Call, withCall } from '../../calls/index.js';
import { Secret } from '../../common/index.js';
import { createLogger, type LogSettings } from './create-logger.js';
import { LogFields } from './log-fields.js';

class Line extends LogFields {
  readonly msg = 'a line';

  fields(): Readonly<Record<string, unknown>> {
    return { number: 7, secret: new Secret('canary') };
  }

  override toString(): string {
    return 'a line, 7';
  }
}

describe('the log as JSON', () => {
  const written: string[] = [];
  const lines = (): Record<string, unknown>[] =>
    written.map((line) => JSON.parse(line) as Record<string, unknown>);

  const loggerWith = (settings: Partial<LogSettings> = {}) =>
    createLogger(
      { logLevel: 'info', logFormat: 'json', logSample: 1, redactFields: [], ...settings },
      { write: (line) => void written.push(line) },
    );

  beforeEach(() => (written.length = 0));

  it('has level, time, context and message', () => {
    loggerWith().warn('Take care', 'Dispatcher');
    expect(lines()).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        context: 'Dispatcher',
        msg: 'Take care',
      },
    ]);
  });

  it.each([
    [
      'an error',
      [new RangeError('too far'), 'X'],
      { msg: 'RangeError: too far', stack: expect.any(String) as string },
    ],
    [
      'a message and its stack',
      ['failed', 'Error: x\n    at y:1:1', 'X'],
      { msg: 'failed', stack: 'Error: x\n    at y:1:1' },
    ],
    [
      'an object',
      [{ level: 'fake', secret: new Secret('canary') }, 'X'],
      { data: { level: 'fake', secret: '[secret]' } },
    ],
    ['a line of ours', [new Line(), 'X'], { msg: 'a line', number: 7, secret: '[secret]' }],
    ['nothing', [undefined, 'X'], { msg: 'undefined' }],
  ])('takes %s', (_name, [message, ...rest], expected) => {
    loggerWith().error(message, ...rest);
    expect(lines()).toEqual([expect.objectContaining({ level: 'error', context: 'X', ...expected })]);
    expect(written.join('')).not.toContain('canary');
  });

  it('writes several messages as separate lines', () => {
    loggerWith().log('one', 'two', 'X');
    expect(lines().map(({ msg }) => msg)).toEqual(['one', 'two']);
  });

  it('carries the id of the webhook call on each line that is written for it', () => {
    const call = new Call('gateway-0001');
    const logger = loggerWith();
    withCall(call, () => logger.log('inside', 'X'));
    logger.log('outside', 'X');
    expect(lines().map((line) => line.call)).toEqual(['gateway-0001', undefined]);
  });

  it('has other levels for single contexts', () => {
    const logger = loggerWith({ logLevel: 'warn', logLevels: 'dispatcher=debug, Noisy=fatal' });
    for (const context of ['Dispatcher', 'Noisy', 'Other']) {
      logger.debug('debug', context);
      logger.warn('warn', context);
    }
    expect(lines().map(({ context, level }) => `${String(context)} ${String(level)}`)).toEqual([
      'Dispatcher debug',
      'Dispatcher warn',
      'Other warn',
    ]);
  });

  it('is switched to debug, and back', () => {
    const logger = loggerWith({ logLevel: 'error', logSample: 0 });
    const debug = (): void => withCall(new Call(), () => logger.debug('debug', 'X'));
    debug();
    logger.levels.toggleDebug();
    debug();
    logger.levels.toggleDebug();
    debug();
    expect(written).toHaveLength(1);
  });

  it("moves Nest's own boot to debug, and its report of a failed boot to nowhere", () => {
    const logger = loggerWith();
    logger.log('dependencies initialized', 'InstanceLoader');
    logger.error('it failed', 'ExceptionHandler');
    expect(written).toEqual([]);
  });

  it('writes a share of the calls: all lines of a call or none, and every warning', () => {
    const logger = loggerWith({ logSample: 0.25 });
    for (let number = 0; number < 2000; number += 1) {
      withCall(new Call(`call-${number}`), () => {
        logger.log('first', 'X');
        logger.log('second', 'X');
        if (number % 100 === 0) logger.warn('warning', 'X');
      });
    }
    const of = (msg: string): unknown[] => lines().flatMap((line) => (line.msg === msg ? [line.call] : []));
    expect(of('first').length / 2000).toBeCloseTo(0.25, 1);
    expect(of('second')).toEqual(of('first'));
    expect(of('warning')).toHaveLength(20);
  });

  it("takes what Nest's Logger hands on", () => {
    Logger.overrideLogger(loggerWith());
    new Logger('Mine').error('bad', new Error('why').stack);
    Logger.overrideLogger(false);
    expect(lines()).toEqual([
      expect.objectContaining({ context: 'Mine', msg: 'bad', stack: expect.any(String) as string }),
    ]);
  });
});
