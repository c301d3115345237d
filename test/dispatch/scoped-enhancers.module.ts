import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type DynamicModule,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
  type Provider,
  type Scope,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { FulfillmentModule, Intent, IntentContext, isFulfillmentContext, UserText } from '../../src/index.js';

/** The enhancers that ran for a handler, in order; cleared by each test. */
export const ran: string[] = [];

@Injectable()
export class Dependency {
  readonly isThere = true;
}

/** Its constructor tells an instance that Nest has made from the bare prototype. */
@Injectable()
abstract class Recorder {
  constructor(private readonly dependency: Dependency) {}

  protected record(name: string, host?: ArgumentsHost): void {
    if (host === undefined || isFulfillmentContext(host)) ran.push(this.dependency.isThere ? name : '');
  }
}

function enhancersOf(scope: Scope): Provider[] {
  @Injectable({ scope })
  class Guard extends Recorder implements CanActivate {
    canActivate(context: ExecutionContext): boolean {
      this.record('guard', context);
      return true;
    }
  }

  @Injectable({ scope })
  class Interceptor extends Recorder implements NestInterceptor {
    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
      this.record('interceptor', context);
      return next.handle();
    }
  }

  @Injectable({ scope })
  class Pipe extends Recorder implements PipeTransform {
    transform(value: unknown): unknown {
      if (typeof value === 'string') this.record('pipe');
      return value;
    }
  }

  @Catch(RangeError)
  @Injectable({ scope })
  class Filter extends Recorder implements ExceptionFilter {
    catch(_error: RangeError, host: ArgumentsHost): string {
      this.record('filter', host);
      return 'filtered';
    }
  }

  return [
    { provide: APP_GUARD, useClass: Guard },
    { provide: APP_INTERCEPTOR, useClass: Interceptor },
    { provide: APP_PIPE, useClass: Pipe },
    { provide: APP_FILTER, useClass: Filter },
  ];
}

/** A handler that needs all four kinds of enhancers, provided as the function says. */
export function scopedModule(
  scope: Scope,
  provide: (handler: Type) => Provider,
  handlerScope: Scope,
): DynamicModule {
  @Intent('scoped')
  @Injectable({ scope: handlerScope })
  class ScopedIntent {
    handle(context: IntentContext, @UserText() text: string): never {
      throw new RangeError(`${context.intent.name} ${text}`);
    }
  }
  return {
    module: class ScopedModule {},
    imports: [FulfillmentModule.forRoot({ globals: 'both' })],
    providers: [Dependency, ...enhancersOf(scope), provide(ScopedIntent)],
  };
}
