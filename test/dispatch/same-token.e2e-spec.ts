import { Inject, Injectable, Module, Scope, type Provider } from '@nestjs/common';
import { FulfillmentModule, Intent } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { startService, type RunningService } from '../support/start-service.js';

@Intent('north')
@Injectable()
class NorthIntent {
  handle(): string {
    return 'from the north';
  }
}

@Intent('south')
@Injectable()
class SouthIntent {
  handle(): string {
    return 'from the south';
  }
}

@Intent('shared')
@Injectable({ scope: Scope.REQUEST })
class SharedIntent {
  constructor(@Inject('OWNER') private readonly owner: string) {}

  handle(): string {
    return `of ${this.owner}`;
  }
}

@Intent('factory')
class FactoryIntent {
  handle(): string {
    return 'from the factory';
  }
}

function handlers(useClass: Provider & (new () => object), owner: string): Provider[] {
  return [
    { provide: 'HANDLER', useClass, scope: Scope.REQUEST },
    { provide: 'OWNER', useValue: owner },
    SharedIntent,
  ];
}

@Module({ providers: handlers(NorthIntent, 'north') })
class NorthModule {}

@Module({ providers: handlers(SouthIntent, 'south') })
class SouthModule {}

@Module({
  imports: [FulfillmentModule.forRoot(), NorthModule, SouthModule],
  providers: [{ provide: FactoryIntent, scope: Scope.REQUEST, useFactory: () => new FactoryIntent() }],
})
class RootModule {}

describe('request-scoped handlers', () => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(RootModule);
  });
  afterAll(() => service?.close());

  it.each([
    ['run their own class where another module has the same token', 'north', 'from the north'],
    ['run their own class in that other module', 'south', 'from the south'],
    ['are made in the module whose handler is listed, with its providers', 'shared', 'of north'],
    ['may come from a factory whose token is the class', 'factory', 'from the factory'],
  ])('%s', async (_what, intent, text) => {
    expect((await service.post(requestFor(intent))).text).toContain(text);
  });
});
