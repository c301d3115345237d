import { Module, VersioningType } from '@nestjs/common';
import { FulfillmentModule, Intent, type IntentContext } from '../../src/index.js';
import { createTestBot, type TestBot } from '../../src/testing/index.js';
import { ADAPTERS } from '../support/start-service.js';

@Intent('hello')
class HelloIntent {
  handle({ user }: IntentContext): string {
    return `Hello, ${user.name}!`;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [HelloIntent] })
class CompanyModule {}

describe.each(ADAPTERS)('a test bot of an application that is set up, on %s', (adapter) => {
  let bot: TestBot;
  afterEach(() => bot?.close());

  it.each([
    ['no proof', {}],
    ['a secret in the address', { WEBHOOK_SECRETS: 'a-secret-of-the-webhook' }],
    ['another address', { WEBHOOK_PATH: '/bots/shop' }],
  ])('finds its webhook under a prefix and versions, with %s', async (_name, env) => {
    const seen: string[] = [];
    bot = await createTestBot({
      imports: [CompanyModule],
      adapter,
      env,
      user: { name: 'Robin' },
      configure: (app) => {
        app.setGlobalPrefix('api');
        app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
        app.use((request: { url: string }, _response: unknown, next: () => void) => {
          seen.push(request.url);
          next();
        });
      },
    });
    expect((await bot.intent('hello')).texts).toEqual(['Hello, Robin!']);
    expect((await bot.says('hello')).texts).toEqual(['Hello, Robin!']);
    expect(seen).toHaveLength(2);
    for (const url of seen) expect(url).toMatch(/^\/api\//);
  });
});
