import {
  type CanActivate,
  Catch,
  type ExceptionFilter,
  Injectable,
  Module,
  type NestInterceptor,
  type PipeTransform,
  type Provider,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { FulfillmentModule, Intent, IntentParam, InvalidHandlersError } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { startService } from '../support/start-service.js';

@Injectable()
class ClosedGuard implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Injectable({ scope: Scope.REQUEST })
class ScopedGuard extends ClosedGuard {}

@Injectable()
class PlainPipe implements PipeTransform {
  transform(value: unknown): unknown {
    return value;
  }
}

@Injectable()
class PlainInterceptor implements NestInterceptor {
  intercept(_context: unknown, next: { handle(): Observable<unknown> }): Observable<unknown> {
    return next.handle();
  }
}

@Catch()
class PlainFilter implements ExceptionFilter {
  catch(): string {
    return 'filtered';
  }
}

@Intent('guarded')
@UseGuards(ClosedGuard)
class GuardedIntent {
  handle(): string {
    return 'open';
  }
}

@Intent('enhanced')
@UsePipes(PlainPipe)
@UseFilters(PlainFilter)
class EnhancedIntent {
  @UseInterceptors(PlainInterceptor)
  handle(@IntentParam('name', PlainPipe) name: string): string {
    return name;
  }
}

@Intent('scoped guard')
@UseGuards(ScopedGuard)
class ScopedGuardIntent {
  handle(): string {
    return 'open';
  }
}

@Intent('same guard')
@UseGuards(ScopedGuard)
class SameGuardIntent {
  handle(): string {
    return 'open';
  }
}

@Intent('plain')
class PlainIntent extends GuardedIntent {}

@Intent('instance')
@UseGuards(new ClosedGuard())
class InstanceGuardIntent {
  handle(): string {
    return 'open';
  }
}

@Intent('bare')
class BareIntent {
  handle(): string {
    return 'open';
  }
}

async function problemsOf(...providers: Provider[]): Promise<readonly string[]> {
  @Module({ imports: [FulfillmentModule.forRoot({ globals: 'both' })], providers })
  class RootModule {}
  const error: unknown = await startService(RootModule).then(
    (service) => service.close(),
    (reason: unknown) => reason,
  );
  if (error instanceof InvalidHandlersError) return error.problems;
  if (error !== undefined) throw new Error('The boot failed for another reason', { cause: error });
  return [];
}

async function statusOf(intent: string, ...providers: Provider[]): Promise<number> {
  @Module({ imports: [FulfillmentModule.forRoot()], providers })
  class RootModule {}
  const service = await startService(RootModule);
  try {
    return (await service.post(requestFor(intent))).status;
  } finally {
    await service.close();
  }
}

describe('guards, pipes, interceptors and filters of handlers that a factory or a value provides', () => {
  it.each<[string, Provider]>([
    ['a factory', { provide: 'HANDLER', useFactory: () => new GuardedIntent() }],
    ['a factory under the class', { provide: GuardedIntent, useFactory: () => new GuardedIntent() }],
    ['a value', { provide: GuardedIntent, useValue: new GuardedIntent() }],
  ])('prevent the start if named by class: %s', async (_way, provider) => {
    expect(await problemsOf(provider)).toEqual([
      'GuardedIntent.handle is provided by a factory or a value, so its ClosedGuard would never run: ' +
        'provide the class itself, or give an instance: new ClosedGuard(…).',
    ]);
  });

  it('prevent the start, of any kind, each once', async () => {
    const problems = await problemsOf({ provide: 'HANDLER', useFactory: () => new EnhancedIntent() });
    expect(problems.map((problem) => /its (\w+) /.exec(problem)?.[1])).toEqual([
      'PlainPipe',
      'PlainInterceptor',
      'PlainFilter',
    ]);
  });

  it('run if they are instances', async () => {
    const provider = { provide: 'HANDLER', useFactory: () => new InstanceGuardIntent() };
    expect(await statusOf('instance', provider)).toBe(403);
  });

  it('run if another provider of the module has made them', async () => {
    const factory = { provide: 'HANDLER', useFactory: () => new PlainIntent() };
    expect(await statusOf('plain', factory, GuardedIntent)).toBe(403);
  });

  it('prevent the start if another provider has them, but they are made for each call', async () => {
    const factory = { provide: 'HANDLER', useFactory: () => new SameGuardIntent() };
    expect(await problemsOf(factory, ScopedGuardIntent)).toEqual([
      expect.stringContaining('its ScopedGuard would never run'),
    ]);
  });

  it.each<[string, Provider]>([
    ['a factory', { provide: 'HANDLER', useFactory: () => new BareIntent() }],
    ['a value', { provide: BareIntent, useValue: new BareIntent() }],
  ])(
    'prevent the start if global, made for each call and wanted for handlers: %s',
    async (_way, provider) => {
      expect(await problemsOf(provider, { provide: APP_GUARD, useClass: ScopedGuard })).toEqual([
        expect.stringContaining('BareIntent.handle is provided by a factory or a value'),
      ]);
    },
  );
});
