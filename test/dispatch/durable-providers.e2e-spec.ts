import { Inject, Injectable, Module, Scope } from '@nestjs/common';
import {
  ContextIdFactory,
  REQUEST,
  type ContextId,
  type ContextIdResolver,
  type ContextIdStrategy,
  type HostComponentInfo,
} from '@nestjs/core';
import { FulfillmentModule, Intent, IntentContext } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { startService, type RunningService } from '../support/start-service.js';

interface Tenant {
  readonly shop: string;
}

const tenants = new Map<string, ContextId>();

/** As in Nest's documentation, but the tenant is a variable of the conversation. */
class ByShop implements ContextIdStrategy<unknown> {
  attach(contextId: ContextId, request: unknown): ContextIdResolver | undefined {
    if (!(request instanceof IntentContext)) return undefined;
    const shop = String(request.params['shop']);
    const tenant = tenants.get(shop) ?? { id: tenants.size + 1 };
    tenants.set(shop, tenant);
    return {
      resolve: (info: HostComponentInfo) => (info.isTreeDurable ? tenant : contextId),
      payload: { shop } satisfies Tenant,
    };
  }
}

let made = 0;

@Injectable({ scope: Scope.REQUEST, durable: true })
class Catalogue {
  readonly number = (made += 1);

  constructor(@Inject(REQUEST) readonly tenant: Tenant) {}
}

@Intent('durable')
@Injectable()
class DurableIntent {
  constructor(private readonly catalogue: Catalogue) {}

  handle(): string {
    return `catalogue ${this.catalogue.number} of ${this.catalogue.tenant.shop}`;
  }
}

@Intent('anew')
@Injectable({ scope: Scope.REQUEST })
class AnewIntent {
  readonly number = (made += 1);

  constructor(@Inject(REQUEST) private readonly context: IntentContext) {}

  handle(): string {
    return `handler ${this.number} for ${this.context.intent.name}`;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [Catalogue, DurableIntent, AnewIntent] })
class ShopsModule {}

describe('durable providers', () => {
  let service: RunningService;

  beforeAll(async () => {
    ContextIdFactory.apply(new ByShop());
    service = await startService(ShopsModule);
  });
  afterAll(async () => {
    ContextIdFactory.apply(undefined as unknown as ContextIdStrategy);
    await service?.close();
  });

  const ask = async (intent: string, shop: string): Promise<string> =>
    (await service.post(requestFor(intent, { shop }))).text;

  it('are made once for each tenant, and know it', async () => {
    expect(await ask('durable', 'rome')).toContain('catalogue 1 of rome');
    expect(await ask('durable', 'rome')).toContain('catalogue 1 of rome');
    expect(await ask('durable', 'oslo')).toContain('catalogue 2 of oslo');
    expect(await ask('durable', 'rome')).toContain('catalogue 1 of rome');
  });

  it('keep request-scoped handlers: made again for each call, with the context as their request', async () => {
    const before = made;
    expect(await ask('anew', 'rome')).toContain(`handler ${before + 1} for anew`);
    expect(await ask('anew', 'rome')).toContain(`handler ${before + 2} for anew`);
  });
});
