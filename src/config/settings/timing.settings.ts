import { IsInt, Max, Min } from 'class-validator';
import { toInteger } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** Time limits, and limits on concurrent turns. Times are in milliseconds. */
export class TimingSettings {
  @Max(600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'REPLY_DEADLINE_MS',
    description:
      'Time limit for a reply in the webhook response. A later reply goes through the messaging API.',
    parse: toInteger,
    default: '10000',
  })
  readonly replyDeadlineMs: number;

  @Max(3_600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'HANDLER_TIMEOUT_MS',
    description: 'Time limit of a handler. After it, the handler counts as failed.',
    parse: toInteger,
    default: '120000',
  })
  readonly handlerTimeoutMs: number;

  @Max(60_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'STREAM_WINDOW_MS',
    description:
      'A handler that yields everything within this time is answered at once; a slower one is streamed.',
    parse: toInteger,
    default: '300',
  })
  readonly streamWindowMs: number;

  @Max(10_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'ANSWER_SETTLE_MS',
    description:
      'The time that the platform may need to show an answer. The next message of the conversation waits for it.',
    parse: toInteger,
    default: '250',
  })
  readonly answerSettleMs: number;

  @Max(600_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'ANSWER_WAIT_MS',
    description:
      'How long a late reply waits at most until the platform has stored its placeholder. `0`: it waits `ANSWER_SETTLE_MS`.',
    parse: toInteger,
    default: '10000',
  })
  readonly answerWaitMs: number;

  @Max(3_600_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'DUPLICATE_WINDOW_MS',
    description: 'How long a duplicate of a call gets the first answer. `0` switches this off.',
    parse: toInteger,
    default: '60000',
  })
  readonly duplicateWindowMs: number;

  @Max(10_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'MAX_WAITING_TURNS',
    description: 'Maximum number of queued turns of one conversation. More are answered with 503.',
    parse: toInteger,
    default: '20',
  })
  readonly maxWaitingTurns: number;

  @Max(1_000_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'MAX_OPEN_TURNS',
    description:
      'Maximum number of turns of all conversations that are queued, running or being delivered. More are answered with 503.',
    parse: toInteger,
    default: '5000',
  })
  readonly maxOpenTurns: number;

  @Max(600_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'SHUTDOWN_TIMEOUT_MS',
    description: 'How long a shutdown waits for open requests and turns.',
    parse: toInteger,
    default: '25000',
  })
  readonly shutdownTimeoutMs: number;

  @Max(600_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'SHUTDOWN_DELAY_MS',
    description:
      'Delay before a shutdown: the service still accepts calls but reports that it is not ready, until the balancer has noticed.',
    parse: toInteger,
    default: '0',
  })
  readonly shutdownDelayMs: number;
}
