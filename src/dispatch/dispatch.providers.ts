import type { Provider } from '@nestjs/common';
import { Clock, SystemClock } from '../common/index.js';
import { Dispatcher } from './dispatcher.service.js';
import { Duplicates } from './duplicates/index.js';
import { FailurePolicies } from './failures/index.js';
import { DirectLateReplies, LateReplies } from './late/index.js';
import { TurnQueue } from './order/index.js';
import { DeadlineWatch, HandlerInvokerFactory, HandlerRunner, ReplyGiver, TurnRunner } from './run/index.js';
import { TurnStarter } from './turn-starter.service.js';
import { OpenTurns, TurnJournal } from './turns/index.js';

/** What the dispatcher is made of. `Clock` and `LateReplies` are seams: another provider behind these replaces them. */
export const DISPATCH_PROVIDERS: Provider[] = [
  { provide: Clock, useClass: SystemClock },
  { provide: LateReplies, useClass: DirectLateReplies },
  DeadlineWatch,
  Dispatcher,
  Duplicates,
  FailurePolicies,
  HandlerInvokerFactory,
  HandlerRunner,
  OpenTurns,
  ReplyGiver,
  TurnJournal,
  TurnQueue,
  TurnRunner,
  TurnStarter,
];
