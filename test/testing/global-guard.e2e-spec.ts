import { type CanActivate, Injectable, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { FulfillmentModule, Intent } from '../../src/index.js';
import { createTestBot } from '../../src/testing/index.js';

@Injectable()
class LoginGuard implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello!';
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  providers: [HelloIntent, LoginGuard, { provide: APP_GUARD, useExisting: LoginGuard }],
})
class CompanyModule {}

describe('A global guard in the testing kit', () => {
  it('is replaced by the class that it is provided by', async () => {
    const bot = await createTestBot({
      imports: [CompanyModule],
      overrides: (builder) => builder.overrideProvider(LoginGuard).useValue({ canActivate: () => true }),
    });
    const turn = await bot.intent('hello');
    await bot.close();

    expect(turn.texts).toEqual(['Hello!']);
  });
});
