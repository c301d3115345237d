import { NotFoundException } from '@nestjs/common';
import { OutboxFullError } from '../../outbox/index.js';
import { TokenRejectedError } from '../../messaging/index.js';
import { InvalidReplyError } from '../../replies/index.js';
import { reasonOf, statusOf } from './status-of.js';

describe('The status that an error ends a webhook call with', () => {
  const hostile = new Proxy(new Error('x'), {
    get: () => {
      throw new Error('touched');
    },
    getPrototypeOf: () => {
      throw new Error('touched');
    },
  });

  it.each([
    ['an HttpException', new NotFoundException(), 404],
    ['an error of ours', new OutboxFullError(1), 503],
    ['what the platform answered to us', new TokenRejectedError({ operation: 'send', status: 401 }), 500],
    ['a stranger that has a status', Object.assign(new Error('x'), { status: 418 }), 500],
    ['an error that cannot be looked at', hostile, 500],
    ['no error', 'x', 500],
  ])('is right for %s', (_, error, status) => {
    expect(statusOf(error)).toBe(status);
  });
});

describe('The reason in the log', () => {
  it('has the cure of an error of this package, and only the message of others', () => {
    const ours = new InvalidReplyError('the returned value', 'is a number', 'Return a string.');
    expect(reasonOf(ours)).toMatch(/^InvalidReplyError: .*is a number.* Return a string\.$/);
    expect(reasonOf(new RangeError('no such order'))).toBe('RangeError: no such order');
  });
});
