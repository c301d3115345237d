import { Module } from '@nestjs/common';
import { Intent } from '../../src/index.js';
import { HelloModule } from '../webhook/hello.module.js';

const LONG = 'x'.repeat(200_000);

@Intent('long')
class LongIntent {
  handle(): string {
    return LONG;
  }
}

/** The smallest service, with an answer that fills the buffers of a client that does not read. */
@Module({ imports: [HelloModule], providers: [LongIntent] })
export class LimitedModule {}
