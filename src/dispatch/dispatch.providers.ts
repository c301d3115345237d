import type { Provider } from '@nestjs/common';
import { Clock, SystemClock } from '../common/index.js';
import { FulfillmentConfig } from '../config/index.js';
import { Dispatcher } from './dispatcher.service.js';
import { DurableIntake, DurableTurns } from './durable/index.js';
import { Duplicates } from './duplicates/index.js';
import { FailurePolicies } from './failures/index.js';
import { LateReplies, lateRepliesOf } from './late/index.js';
import { NearMisses } from './near-misses.service.js';
import { TurnQueue } from './order/index.js';
import {
  DeadlineWatch,
  ForgottenValues,
  HandlerInvokerFactory,
  HandlerRunner,
  ReplyGiver,
  TurnRunner,
} from './run/index.js';
import { TurnFactory } from './turn-factory.service.js';
import { TurnStarter } from './turn-starter.service.js';
import { OpenTurns, TurnJournal } from './turns/index.js';

/** What the dispatcher is made of. `Clock` and `LateReplies` are seams: another provider behind these replaces them. */
export const DISPATCH_PROVIDERS: Provider[] = [
  { provide: Clock, useClass: SystemClock },
  { provide: LateReplies, useFactory: lateRepliesOf, inject: [FulfillmentConfig] },
  DeadlineWatch,
  Dispatcher,
  DurableIntake,
  DurableTurns,
  Duplicates,
  FailurePolicies,
  ForgottenValues,
  HandlerInvokerFactory,
  HandlerRunner,
  NearMisses,
  OpenTurns,
  ReplyGiver,
  TurnFactory,
  TurnJournal,
  TurnQueue,
  TurnRunner,
  TurnStarter,
];
