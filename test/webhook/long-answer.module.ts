import { Module } from '@nestjs/common';
import { Intent } from '../../src/index.js';
import { fixture } from '../support/fixtures.js';
import { HelloModule } from './hello.module.js';

const LONG = 'x'.repeat(200_000);

@Intent('long')
class LongIntent {
  handle(): string {
    return LONG;
  }
}

/** The smallest service, with an answer of which a few fill the buffers of a slow reader. */
@Module({ imports: [HelloModule], providers: [LongIntent] })
export class LongAnswerModule {}

/** The bytes of a request for that answer. */
export function requestForLongAnswer(): string {
  const { payload, ...rest } = fixture();
  const body = JSON.stringify({ ...rest, payload: { ...payload, intent: { intent_display_name: 'long' } } });
  const head = [
    'POST /webhook HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
