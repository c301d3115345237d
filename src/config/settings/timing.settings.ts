import { IsInt, Max, Min } from 'class-validator';
import { toInteger } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { PlatformNetworkSettings } from './platform-network.settings.js';

/** How long things may take, and how many of them at once. Times in milliseconds. */
export class TimingSettings extends PlatformNetworkSettings {
  @Max(600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'REPLY_DEADLINE_MS',
    description: 'How long a handler may take until its reply goes through the messaging API instead.',
    parse: toInteger,
    default: '10000',
  })
  readonly replyDeadlineMs: number;

  @Max(3_600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'HANDLER_TIMEOUT_MS',
    description: 'How long a handler may run at all. Past it, it counts as failed.',
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
      'How long the platform may take to show an answer. What must come after it in the conversation waits so long.',
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
    description: 'How long a call that comes again gets the answer of the first. `0` switches it off.',
    parse: toInteger,
    default: '60000',
  })
  readonly duplicateWindowMs: number;

  @Max(10_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'MAX_WAITING_TURNS',
    description:
      'How many turns of one conversation may wait for those before them. More are answered with 503.',
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
      'How many turns of all conversations may wait, run or be delivered at once. More are answered with 503.',
    parse: toInteger,
    default: '5000',
  })
  readonly maxOpenTurns: number;

  @Max(600_000)
  @Min(0)
  @IsInt()
  @Setting({
    env: 'SHUTDOWN_TIMEOUT_MS',
    description: 'How long a shutdown waits for requests and turns that are still open.',
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
      'How long the service goes on as before when it is told to stop, but is not ready: until the balancer has noticed.',
    parse: toInteger,
    default: '0',
  })
  readonly shutdownDelayMs: number;
}
