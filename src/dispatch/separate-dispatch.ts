import type { ModuleRef } from '@nestjs/core';
import { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import type { Calls } from '../calls/index.js';
import { Clock, type Cancel } from '../common/index.js';
import type { FulfillmentConfig } from '../config/index.js';
import type { OutboxService } from '../outbox/index.js';
import {
  GlobalEnhancers,
  IntentRegistry,
  type HandlerDefinition,
  type IntentContext,
} from '../intents/index.js';
import { Lifecycle } from '../lifecycle/index.js';
import type { MessagingService } from '../messaging/index.js';
import type { Sessions } from '../sessions/index.js';
import { Dispatcher } from './dispatcher.service.js';
import { Duplicates } from './duplicates.service.js';
import { DurableIntake } from './durable/index.js';
import { FailurePolicies, TurnFailures } from './failures/index.js';
import { LateReplies } from './late/index.js';
import { MatchLog } from './match-log.service.js';
import { TurnQueue } from './order/index.js';
import { DeadlineWatch, HandlerInvokerFactory, HandlerRunner, LateDelivery } from './run/index.js';
import { InstanceWrapper } from '../common/nest-internals.js';
import { ForgottenValues, OpenTurns, TurnFactory, TurnJournal } from './turns/index.js';

/** Providers of the application that the separate dispatch reads, and does not change. */
export interface SharedParts {
  readonly config: FulfillmentConfig;
  readonly messaging: MessagingService;
  readonly outbox: OutboxService;
  readonly sessions: Sessions;
  readonly moduleRef: ModuleRef;
}

/** No timer fires, so nothing is late. */
class StoppedClock extends Clock {
  now(): number {
    return 0;
  }

  date(): number {
    return 0;
  }

  at(): number {
    return 0;
  }

  after(): Cancel {
    return () => undefined;
  }
}

class NoLateReplies extends LateReplies {
  async deliver(): Promise<void> {}
}

/**
 * A dispatcher of the same classes with one handler and without the state of the application: its registry, queue,
 * counters, duplicates, global guards and interceptors are other objects. `calls` must have no observers.
 */
export function separateDispatcher(
  intent: string,
  handle: (context: IntentContext) => unknown,
  calls: Calls,
  { config, messaging, outbox, sessions, moduleRef }: SharedParts,
): Dispatcher {
  const clock = new StoppedClock();
  const journal = new TurnJournal(clock, calls);
  const registry = new IntentRegistry();
  const globals = new GlobalEnhancers(new ApplicationConfig(), 'http');
  const invokers = new HandlerInvokerFactory(new ModulesContainer(), globals);
  const deadlines = new DeadlineWatch(clock, config);
  const forgotten = new ForgottenValues();
  const late = new LateDelivery(clock, new NoLateReplies(), forgotten);
  const handlers = new HandlerRunner(invokers, late, deadlines, clock, config, registry);
  const failures = new TurnFailures(new FailurePolicies(moduleRef, clock, config), late);
  const turns = new TurnFactory(clock, config, messaging, sessions, journal, forgotten);
  const openTurns = new OpenTurns(clock, config, new Lifecycle(), calls);
  const queue = new TurnQueue(clock, config);
  const duplicates = new Duplicates(clock, config, journal);
  const intake = new DurableIntake(deadlines, outbox, duplicates, openTurns, clock, config);
  const matches = new MatchLog(registry, calls);
  registry.register([handlerOf(intent, handle)]);
  return new Dispatcher(
    registry,
    matches,
    duplicates,
    turns,
    intake,
    queue,
    openTurns,
    deadlines,
    handlers,
    late,
    failures,
  );
}

function handlerOf(intent: string, handle: (context: IntentContext) => unknown): HandlerDefinition {
  class SeparateHandler {
    handle(context: IntentContext): unknown {
      return handle(context);
    }
  }
  const { name } = SeparateHandler;
  const instance = new SeparateHandler();
  return {
    label: `${name}.handle`,
    module: '',
    method: 'handle',
    classRef: SeparateHandler,
    wrapper: new InstanceWrapper<object>({
      token: name,
      name,
      metatype: SeparateHandler,
      instance,
      isResolved: true,
    }),
    bindings: [{ kind: 'intent', names: [intent], options: {} }],
  };
}
