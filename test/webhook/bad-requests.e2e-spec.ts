import { Agent } from 'node:http';
import { fixture } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { BAD_REQUESTS, BASIC, BODY_LIMIT, CANARY, SECRET } from './bad-requests.table.js';
import { HelloModule } from './hello.module.js';

describe.each(ADAPTERS)('bad requests on %s', (adapter) => {
  let service: RunningService;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  beforeAll(async () => {
    service = await startService(HelloModule, adapter, {
      WEBHOOK_SECRETS: SECRET,
      WEBHOOK_BASIC_AUTH: BASIC,
      BODY_LIMIT: String(BODY_LIMIT),
    });
  });
  afterAll(async () => {
    agent.destroy();
    await service?.close();
  });

  it.each(BAD_REQUESTS)(
    '$name -> $status $code, and the next is answered',
    async ({ request, status, code }) => {
      const answer = await service.call({ ...request, agent });
      expect({ status: answer.status, body: JSON.parse(answer.text) as unknown }).toEqual({
        status,
        body: { error: { code, message: expect.any(String) as string, help: expect.any(String) as string } },
      });
      expect(answer.headers['content-type']).toContain('application/json');
      expect(answer.text).not.toContain(CANARY);
      expect(answer.headers).not.toHaveProperty('x-powered-by');

      const next = await service.post(fixture(), { path: `/webhook/${SECRET}`, agent });
      expect(next.status).toBe(200);
      expect(next.text).toContain('Hello!');
    },
  );

  it('has written no secret and no forged line to the log', () => {
    const log = service.log.join('\n');
    expect(log).not.toContain(SECRET);
    expect(log).not.toContain(BASIC);
    expect(log).not.toMatch(/^ forged line/m);
    expect(log).not.toContain(fixture().token);
  });

  it('has a table of at least 60 rows', () => {
    expect(BAD_REQUESTS.length).toBeGreaterThanOrEqual(60);
  });
});
