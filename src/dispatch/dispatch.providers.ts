import type { Provider } from '@nestjs/common';
import { Clock, SystemClock } from '../common/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { Dispatcher } from './dispatcher.service.js';
import { Duplicates } from './duplicates.service.js';
import { DurableIntake, DurableTurns } from './durable/index.js';
import { FailurePolicies, TurnFailures } from './failures/index.js';
import { LateReplies, lateRepliesOf } from './late/index.js';
import { MatchLog } from './match-log.service.js';
import { TurnQueue } from './order/index.js';
import { DeadlineWatch, HandlerInvokerFactory, HandlerRunner, LateDelivery } from './run/index.js';
import { ForgottenValues, OpenTurns, TurnFactory, TurnJournal } from './turns/index.js';

/** The providers of the dispatcher. A provider for `Clock` or `LateReplies` behind these replaces theirs. */
export const DISPATCH_PROVIDERS: Provider[] = [
  { provide: Clock, useClass: SystemClock },
  { provide: LateReplies, useFactory: lateRepliesOf, inject: [FulfillmentConfig] },
  DeadlineWatch,
  Dispatcher,
  Duplicates,
  DurableIntake,
  DurableTurns,
  FailurePolicies,
  ForgottenValues,
  HandlerInvokerFactory,
  HandlerRunner,
  LateDelivery,
  MatchLog,
  OpenTurns,
  TurnFactory,
  TurnFailures,
  TurnJournal,
  TurnQueue,
];
