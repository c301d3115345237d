import type { ModuleRef } from '@nestjs/core';
import { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import type { Calls } from '../calls/index.js';
import { Clock, type Cancel } from '../common/index.js';
import type { FulfillmentConfig } from '../config/index.js';
import {
  GlobalEnhancers,
  IntentRegistry,
  type HandlerDefinition,
  type IntentContext,
  type IntentMatch,
} from '../intents/index.js';
import { Lifecycle } from '../lifecycle/index.js';
import type { MessagingService } from '../messaging/index.js';
import type { IntentRequest } from '../protocol/index.js';
import type { CompiledReply } from '../replies/index.js';
import type { Sessions } from '../sessions/index.js';
import { duplicateKey, Duplicates } from './duplicates/index.js';
import { FailurePolicies } from './failures/index.js';
import { LateReplies } from './late/index.js';
import { TurnQueue } from './order/index.js';
import {
  DeadlineWatch,
  HandlerInvokerFactory,
  HandlerRunner,
  InstanceWrapper,
  ForgottenValues,
  ReplyGiver,
  TurnRunner,
} from './run/index.js';
import { TurnFactory } from './turn-factory.service.js';
import { TurnStarter } from './turn-starter.service.js';
import { OpenTurns, TurnJournal } from './turns/index.js';

/** Providers of the application that the separate dispatch reads, and does not change. */
export interface SharedParts {
  readonly config: FulfillmentConfig;
  readonly messaging: MessagingService;
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
 * The classes of the dispatch, with one handler and without the state of the application: its registry, queue,
 * counters, duplicates, global guards and interceptors are other objects. `calls` must have no observers.
 */
export function separateDispatch(
  intent: string,
  handle: (context: IntentContext) => unknown,
  calls: Calls,
  { config, messaging, sessions, moduleRef }: SharedParts,
): (request: IntentRequest) => Promise<CompiledReply> {
  const clock = new StoppedClock();
  const journal = new TurnJournal(clock, calls);
  const globals = new GlobalEnhancers(new ApplicationConfig(), 'http');
  const invokers = new HandlerInvokerFactory(new ModulesContainer(), globals);
  const deadlines = new DeadlineWatch(clock, config, journal, calls);
  const giver = new ReplyGiver(clock, new NoLateReplies(), journal, calls, new ForgottenValues());
  const handlers = new HandlerRunner(invokers, giver, deadlines, journal, clock, config, calls);
  const runner = new TurnRunner(handlers, giver, new FailurePolicies(moduleRef, clock), journal, calls);
  const turns = new TurnFactory(clock, config, messaging, sessions, journal);
  const openTurns = new OpenTurns(clock, config, new Lifecycle());
  const queue = new TurnQueue(clock, config);
  const starter = new TurnStarter(turns, queue, openTurns, deadlines, runner, journal, calls);
  const registry = new IntentRegistry();
  const duplicates = new Duplicates(clock, config);
  const handler = handlerOf(intent, handle);
  registry.register([handler]);
  handlers.prepare([handler]);
  return (request) => {
    const key = duplicateKey(request);
    const match = registry.find(request) as IntentMatch;
    const answer = starter.start(match, request, (given) => duplicates.close(key, given));
    duplicates.add(key, answer);
    return answer;
  };
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
