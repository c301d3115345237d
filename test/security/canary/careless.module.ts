import { inspect } from 'node:util';
import {
  ForbiddenException,
  HttpException,
  Logger,
  Module,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import {
  FulfillmentModule,
  getIntentContext,
  Intent,
  Intents,
  ReplyError,
  SessionKey,
  type IntentContext,
  type WebhookResponse,
} from '../../../src/index.js';
import {
  VerifiesCallers,
  type CallerVerifier,
  type IncomingCall,
  type Verdict,
} from '../../../src/webhook/index.js';

const logger = new Logger('Careless');

class CarelessGuard implements CanActivate {
  canActivate(host: ExecutionContext): boolean {
    throw new ForbiddenException({ context: getIntentContext(host) });
  }
}

/** Every mistake that a handler can make with its data. Each name is the way out. */
@Intents()
export class CarelessIntents {
  @Intent('hello')
  hello(): string {
    return 'Hello!';
  }

  @Intent('error')
  error(context: IntentContext): never {
    throw new Error(
      `with ${inspect(context, { depth: 12, showHidden: true })} and ${JSON.stringify(context)}`,
    );
  }

  @Intent('cause')
  cause(context: IntentContext): never {
    throw Object.assign(new Error('with a cause', { cause: context }), { context, request: context.request });
  }

  @Intent('no.error')
  noError(context: IntentContext): never {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what people do
    throw context;
  }

  @Intent('http.exception')
  httpException(context: IntentContext): never {
    throw new HttpException({ request: context.request }, 422, { cause: context });
  }

  @Intent('reply.error')
  replyError(context: IntentContext): never {
    throw new ReplyError(`Sorry: ${JSON.stringify(context.request)}`, { cause: context });
  }

  @Intent('result')
  result(context: IntentContext): WebhookResponse {
    return { text: context as unknown as string };
  }

  @Intent('rejection')
  async rejection(context: IntentContext): Promise<never> {
    return Promise.reject(new AggregateError([new Error(inspect(context.request, { depth: 12 }))], 'many'));
  }

  @Intent('guard')
  @UseGuards(CarelessGuard)
  guard(): string {
    return 'never';
  }

  @Intent('yields')
  async *yields(context: IntentContext): AsyncGenerator<string> {
    yield 'One.';
    throw new TypeError(String(context.request.token));
  }

  @Intent('log')
  log(context: IntentContext): string {
    for (const level of ['log', 'warn', 'error', 'debug', 'verbose', 'fatal'] as const) {
      logger[level](context);
      logger[level]({ request: context.request, conversation: context.conversation });
      logger[level](
        `${String(context.request.token)} ${JSON.stringify(context.request)}`,
        inspect(context.params),
      );
    }
    return 'Logged.';
  }

  @Intent('session')
  session({ session, request }: IntentContext): string {
    session.set(new SessionKey<object>('all'), JSON.parse(JSON.stringify(request)) as object);
    session.set(new SessionKey<string>('words'), request.payload.message?.text ?? '');
    logger.log(session);
    return inspect(session, { depth: 12, showHidden: true });
  }

  @Intent('session.large')
  sessionLarge({ session, request }: IntentContext): string {
    session.set(new SessionKey<string>('words'), (request.payload.message?.text ?? '').repeat(9000));
    return 'never';
  }

  @Intent('session.wrong')
  sessionWrong({ session, request }: IntentContext): string {
    const words = request.payload.message?.text ?? '';
    session.set(new SessionKey<object>('words'), { [words]: new Map([[words, words]]) });
    return 'never';
  }

  @Intent('platform')
  async platform({ conversation }: IntentContext): Promise<void> {
    await conversation.handOff();
  }

  @Intent('platform.logged')
  async platformLogged({ conversation }: IntentContext): Promise<string> {
    await conversation
      .handOff()
      .catch((error: unknown) => logger.error({ error, inspected: inspect(error) }));
    return 'Nobody is there.';
  }
}

@VerifiesCallers()
class CarelessVerifier implements CallerVerifier {
  readonly name = 'careless';

  verify({ request, pathSecret }: IncomingCall): Verdict {
    if (pathSecret === undefined && request.headers.authorization === undefined) return 'absent';
    throw new Error(`${pathSecret} ${JSON.stringify(request.headers)} ${request.url}`);
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [CarelessIntents, CarelessVerifier] })
export class CarelessModule {}
