import {
  ForbiddenException,
  Inject,
  Injectable,
  Module,
  ParseIntPipe,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, REQUEST } from '@nestjs/core';
import { of, type Observable } from 'rxjs';
import {
  type Conversation,
  CurrentConversation,
  FulfillmentModule,
  Intent,
  IntentContext,
  type IntentHandler,
  IntentParam,
  Intents,
  Language,
  Reply,
  ReplyError,
  UserText,
} from '../../src/index.js';
import {
  ClassGuard,
  GlobalFilter,
  GlobalGuard,
  GlobalInterceptor,
  GlobalPipe,
  GlobalProblem,
  Plan,
  ShopFilter,
  ShopProblem,
  SignatureInterceptor,
  trace,
  VipGuard,
} from './enhancers.js';

@Intents()
@UseGuards(ClassGuard)
export class PipelineIntents {
  private readonly greeting = 'Hi';

  @Intent('all')
  @UseGuards(VipGuard)
  @UseInterceptors(SignatureInterceptor)
  all(@IntentParam('count', ParseIntPipe) count: number, @Plan('none') plan: string): string {
    trace.push('handler');
    return `${this.greeting}: ${typeof count} ${count}, ${plan}.`;
  }

  @Intent('params')
  params(
    @UserText() text: string,
    context: IntentContext,
    @Language() language: string,
    @CurrentConversation() conversation: Conversation,
  ): string {
    return [text, context instanceof IntentContext, language, conversation.requestId].join('|');
  }

  @Intent('no.params')
  noParams(): string {
    return 'none needed';
  }

  @Intent('filtered')
  @UseFilters(ShopFilter)
  filtered(): never {
    throw new ShopProblem('the shelf is empty');
  }

  @Intent('filtered.globally')
  filteredGlobally(): never {
    throw new GlobalProblem();
  }

  @Intent('forbidden')
  forbidden(): never {
    throw new ForbiddenException('canary');
  }

  @Intent('observable')
  observable(): Observable<string> {
    return of('first', 'last');
  }
}

/** The values that handlers may return, by the name of the intent. */
const RESULTS: Record<string, () => unknown> = {
  string: () => 'A text',
  promise: async () => 'Later',
  reply: () => Reply.text('One').image('https://shop.example.com/a.png'),
  list: () => ['One', Reply.text('Two')],
  nothing: () => undefined,
  null: () => null,
  static: () => Reply.static(),
  silence: () => Reply.silence(),
  raw: () => ({ text: 'Raw', attributes: { attachment: { type: 'template', buttons: [] } } }),
  number: () => 5,
  true: () => true,
  symbol: () => Symbol('canary'),
  function: () => () => 'canary',
  'empty string': () => '',
  'big int': () => 5n,
  cycle: () => {
    const cycle: Record<string, unknown> = { text: 'canary' };
    cycle.self = cycle;
    return Reply.text('One').setVariables({ cycle });
  },
  throws: () => {
    throw new Error('canary');
  },
  'throws a string': () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a careless handler does
    throw 'canary';
  },
  'throws nothing': () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a careless handler does
    throw undefined;
  },
  rejects: () => Promise.reject(new Error('canary')),
  'reply error': () => {
    throw new ReplyError('That did not work.');
  },
};

@Intent(/^result: /)
export class ResultIntent implements IntentHandler {
  handle(context: IntentContext): ReturnType<IntentHandler['handle']> {
    return RESULTS[context.intent.name.slice('result: '.length)]?.() as ReturnType<IntentHandler['handle']>;
  }
}

@Intent('yields')
export class YieldingIntent implements IntentHandler {
  async *handle(): AsyncGenerator<string | Reply> {
    yield 'First';
    yield Reply.text('Second');
  }
}

@Intents()
export class ReturningIntents {
  @Intent('yields and returns')
  async *both(): AsyncGenerator<string, string> {
    yield 'First';
    return 'Last';
  }

  @Intent('yields nothing')
  async *nothing(): AsyncGenerator<string> {}
}

@Injectable({ scope: Scope.REQUEST })
export class Basket {
  readonly words: string[] = [];
}

@Intent('request.scoped')
@Injectable({ scope: Scope.REQUEST })
export class RequestScopedIntent implements IntentHandler {
  constructor(
    private readonly basket: Basket,
    @Inject(REQUEST) private readonly request: IntentContext,
  ) {}

  handle(context: IntentContext): string {
    this.basket.words.push(context.text);
    return `${this.basket.words.join()} ${this.request === context}`;
  }
}

@Module({ providers: [PipelineIntents] })
class SecondOwnerModule {}

@Module({
  imports: [FulfillmentModule.forRoot({ globals: 'both' }), SecondOwnerModule],
  providers: [
    PipelineIntents,
    ResultIntent,
    YieldingIntent,
    ReturningIntents,
    Basket,
    RequestScopedIntent,
    { provide: APP_GUARD, useClass: GlobalGuard },
    { provide: APP_INTERCEPTOR, useClass: GlobalInterceptor },
    { provide: APP_PIPE, useClass: GlobalPipe },
    { provide: APP_FILTER, useClass: GlobalFilter },
  ],
})
export class PipelineModule {}
