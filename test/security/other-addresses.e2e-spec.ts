import { Body, Controller, Module, Post } from '@nestjs/common';
import { FulfillmentModule } from '../../src/index.js';
import { fixture } from '../support/fixtures.js';
import { ADAPTERS, JSON_TYPE, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';

@Controller('own')
class OwnController {
  @Post()
  own(@Body() body: { text: string }): number {
    return body.text.length;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], controllers: [OwnController] })
class OwnModule {}

const large = (kilobytes: number): string => JSON.stringify({ text: 'x'.repeat(kilobytes * 1024) });

describe.each(ADAPTERS)('bodies that are not for the webhook on %s', (adapter) => {
  let service: RunningService;

  const post = async (path: string, body: string): Promise<number> =>
    (await service.call({ path, headers: JSON_TYPE, body })).status;

  afterEach(() => service?.close());

  it('of unauthenticated callers, to an address that does not exist, are not read beyond a small limit', async () => {
    service = await startService(HelloModule, adapter, { WEBHOOK_SECRETS: 'secret-0123456789abcdef' });
    expect(await post('/nothing', large(200))).toBe(413);
    expect(await post('/nothing', large(50))).toBe(404);
  });

  it('have a separate limit, which the webhook does not share', async () => {
    service = await startService(OwnModule, adapter, { ROUTES_BODY_LIMIT: '150kb' });
    expect(await post('/own', large(100))).toBe(201);
    expect(await post('/own', large(200))).toBe(413);
    const call = { ...fixture(), more: 'x'.repeat(300 * 1024) };
    expect((await service.post(call)).status).toBe(404);
  });

  it('an unknown expectation gets a JSON answer', async () => {
    service = await startService(HelloModule, adapter);
    const answer = await service.call({
      path: '/webhook',
      headers: { ...JSON_TYPE, Expect: 'canary' },
      body: '{}',
    });
    expect(answer.status).toBe(417);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'REFUSED' } });
    expect(answer.text).not.toContain('canary');
  });
});
