import {
  type CallHandler,
  Controller,
  type ExecutionContext,
  Get,
  type INestApplication,
  Module,
  type NestInterceptor,
  VersioningType,
} from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { FulfillmentModule, Intent } from '../../../src/index.js';
import { ADAPTERS } from '../../support/start-service.js';
import { PlaygroundClient, texts } from './playground-client.js';

@Intent('hello')
class HelloIntent {
  handle(): string {
    return 'Hello from the company!';
  }
}

class WrapperInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data: unknown) => ({ data })));
  }
}

@Controller('own')
class OwnController {
  @Get()
  own(): string {
    return 'own';
  }
}

@Module({
  imports: [FulfillmentModule.forRoot()],
  controllers: [OwnController],
  providers: [HelloIntent, { provide: APP_INTERCEPTOR, useClass: WrapperInterceptor }],
})
class CompanyModule {}

const WAYS: [string, (app: INestApplication) => void][] = [
  ['a prefix', (app) => void app.setGlobalPrefix('api')],
  [
    'a prefix with versions',
    (app) => {
      app.setGlobalPrefix('api', { exclude: ['own'] });
      app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
    },
  ],
];

describe.each(ADAPTERS)('the playground of an application on %s', (adapter) => {
  let playground: PlaygroundClient;
  afterEach(() => playground?.close());

  it.each(WAYS)('with %s stays at its address, and reaches the webhook', async (_name, configure) => {
    playground = await PlaygroundClient.start({}, CompanyModule, adapter, configure);
    const { url } = playground.service;
    const page = await playground.service.call({
      method: 'GET',
      path: '/playground',
      headers: { Host: new URL(url).host },
    });
    expect(page.text).toMatch(/<html|The page is not built/);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");

    const { id } = await playground.open();
    await playground.say(id, { text: 'hello' });
    expect(texts(await playground.view(id))).toContain('Hello from the company!');
  });

  it("leaves the application's own routes under their prefix, with their interceptors", async () => {
    playground = await PlaygroundClient.start({}, CompanyModule, adapter, (app) => {
      app.setGlobalPrefix('api');
    });
    const own = await playground.service.call({ method: 'GET', path: '/api/own' });
    expect(JSON.parse(own.text)).toEqual({ data: 'own' });
    expect((await playground.service.call({ method: 'GET', path: '/own' })).status).toBe(404);
  });
});
