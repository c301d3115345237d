import {
  type ArgumentMetadata,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  createParamDecorator,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { getIntentContext, isFulfillmentContext, Reply } from '../../src/index.js';

/** The enhancers that ran, in order; cleared by each test. */
export const trace: string[] = [];

function note(what: string, host: ArgumentsHost): void {
  if (isFulfillmentContext(host)) trace.push(`${what} for ${getIntentContext(host).intent.name}`);
}

@Injectable()
export class GlobalGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    note('global guard', context);
    return true;
  }
}

@Injectable()
export class GlobalInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    note('global interceptor', context);
    return next.handle();
  }
}

@Injectable()
export class GlobalPipe implements PipeTransform {
  transform(value: unknown, { data }: ArgumentMetadata): unknown {
    if (data !== undefined) trace.push(`global pipe for ${data}`);
    return value;
  }
}

export class GlobalProblem extends Error {}

@Catch(GlobalProblem)
export class GlobalFilter implements ExceptionFilter {
  catch(_error: GlobalProblem, host: ArgumentsHost): string {
    note('global filter', host);
    return 'The global filter took care of it.';
  }
}

@Injectable()
export class ClassGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    note('class guard', context);
    return true;
  }
}

@Injectable()
export class VipGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    note('method guard', context);
    return getIntentContext(context).params.plan === 'gold';
  }
}

@Injectable()
export class SignatureInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler<string>): Observable<Reply> {
    return next.handle().pipe(map((text) => Reply.text(`${text} Yours, the shop.`)));
  }
}

export class ShopProblem extends Error {}

@Catch(ShopProblem)
export class ShopFilter implements ExceptionFilter {
  catch(error: ShopProblem): Reply {
    return Reply.text(`Sorry: ${error.message}.`);
  }
}

export const Plan = createParamDecorator((fallback: string, host: ExecutionContext) => {
  return getIntentContext(host).params.plan ?? fallback;
});
