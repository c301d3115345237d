import { Module, Scope, type Provider, type Type } from '@nestjs/common';
import { requestFor } from '../support/fixtures.js';
import { startService } from '../support/start-service.js';
import { ran, scopedModule } from './scoped-enhancers.module.js';

const WAYS: [string, (handler: Type) => Provider, Scope][] = [
  ['a class', (handler) => handler, Scope.DEFAULT],
  ['a class under another token', (useClass) => ({ provide: 'HANDLER', useClass }), Scope.DEFAULT],
  ['a request-scoped class', (handler) => handler, Scope.REQUEST],
  ['a transient class', (handler) => handler, Scope.TRANSIENT],
  [
    'a factory under the class',
    (handler) => ({ provide: handler, useFactory: () => new handler() as object }),
    Scope.DEFAULT,
  ],
];
const SCOPES = [
  ['request-scoped', Scope.REQUEST],
  ['transient', Scope.TRANSIENT],
] as const;

async function start(scope: Scope, provide: (handler: Type) => Provider, handlerScope: Scope) {
  @Module({ imports: [scopedModule(scope, provide, handlerScope)] })
  class RootModule {}
  return startService(RootModule);
}

describe.each(SCOPES)('global enhancers that are %s', (_scope, scope) => {
  beforeEach(() => {
    ran.length = 0;
  });

  it.each(WAYS)('all run for a handler provided as %s', async (_way, provide, handlerScope) => {
    const service = await start(scope, provide, handlerScope);
    try {
      const answer = await service.post(requestFor('scoped', { lastUserText: 'hello' }));
      expect(answer.text).toContain('filtered');
      expect(ran).toEqual(['guard', 'interceptor', 'pipe', 'filter']);
    } finally {
      await service.close();
    }
  });
});
