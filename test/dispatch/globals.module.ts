import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  ClassSerializerInterceptor,
  Controller,
  type DynamicModule,
  type ExecutionContext,
  Get,
  Injectable,
  type NestInterceptor,
  Scope,
  ValidationPipe,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, BaseExceptionFilter } from '@nestjs/core';
import { IsString } from 'class-validator';
import { map, type Observable } from 'rxjs';
import {
  FulfillmentModule,
  type Globals,
  Intent,
  IntentParam,
  Intents,
  isFulfillmentContext,
  Params,
  Reply,
  ReplyError,
} from '../../src/index.js';

/** Which global enhancers ran, and for what; cleared by each test. */
export const ran: string[] = [];

function note(what: string, host: ArgumentsHost): void {
  ran.push(`${what} for ${isFulfillmentContext(host) ? 'the handler' : 'HTTP'}`);
}

/** As guards of packages do: it reads the request, and writes a header. */
@Injectable()
class CountingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    note('guard', context);
    if (isFulfillmentContext(context)) return true;
    const http = context.switchToHttp();
    return http.getRequest<{ headers: Record<string, string> }>().headers['x-locked'] === undefined;
  }
}

@Injectable({ scope: Scope.REQUEST })
class ScopedGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    note('scoped guard', context);
    return true;
  }
}

/** The response wrapper of Nest's documentation. */
@Injectable()
class WrapperInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    note('interceptor', context);
    if (isFulfillmentContext(context)) return next.handle();
    return next.handle().pipe(map((data: unknown) => ({ data })));
  }
}

/** The same, which does not tell contexts apart. */
@Injectable()
export class CarelessInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data: unknown) => ({ data })));
  }
}

@Catch()
class EverythingFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    note('filter', host);
    super.catch(error, host);
  }
}

class Order {
  @IsString()
  orderId!: string;
}

@Intents()
class GuestIntents {
  @Intent('reply')
  reply(): Reply {
    return Reply.text('One').text('Two');
  }

  @Intent('stream')
  async *stream(): AsyncGenerator<string> {
    yield 'One';
  }

  @Intent('wrong')
  wrong(): string {
    return JSON.parse('7') as string;
  }

  @Intent('sorry')
  sorry(): never {
    throw new ReplyError('Sorry, closed.');
  }

  @Intent('boom')
  boom(): never {
    throw new Error('boom');
  }

  @Intent('nothing')
  nothing(): void {}

  @Intent('params')
  params(@Params(Order) order: Order, @IntentParam('count') count: number): string {
    return `${order.constructor.name} ${order.orderId} ${typeof count}`;
  }
}

@Controller('own')
class OwnController {
  @Get()
  own(): { own: boolean } {
    return { own: true };
  }
}

/** An application with global enhancers of all kinds, as teams have them. */
export function guestModule(globals?: Globals, scoped = false): DynamicModule {
  return {
    module: class GuestModule {},
    imports: [FulfillmentModule.forRoot({ globals })],
    controllers: [OwnController],
    providers: [
      GuestIntents,
      { provide: APP_GUARD, useClass: CountingGuard },
      ...(scoped ? [{ provide: APP_GUARD, useClass: ScopedGuard }] : []),
      { provide: APP_INTERCEPTOR, useClass: WrapperInterceptor },
      ...(globals === undefined ? [{ provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor }] : []),
      { provide: APP_FILTER, useClass: EverythingFilter },
      {
        provide: APP_PIPE,
        useValue: new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }),
      },
    ],
  };
}
