import { Agent } from 'node:http';
import { builtDist } from '../support/built-dist.js';
import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE } from '../support/start-service.js';
import { listening, ProcessStarter } from './start-process.js';

const BUILD_TIMEOUT_MS = 60_000;
/** Far less than the 75 s for which idle connections are kept, and than what orchestrators wait before they kill. */
const SHUTDOWN_TIMEOUT_MS = 10_000;

describe.each(ADAPTERS)('SIGTERM (%s)', (adapter) => {
  let starter: ProcessStarter;
  let agent: Agent;

  beforeAll(builtDist, BUILD_TIMEOUT_MS);
  beforeEach(() => {
    starter = new ProcessStarter();
    agent = new Agent({ keepAlive: true });
  });
  afterEach(async () => {
    agent.destroy();
    await starter.close();
  });

  it(
    'ends an idle service with exit code 0, connections kept alive or not',
    async () => {
      const service = await starter.service({ HTTP_ADAPTER: adapter });
      await post(await listening(service), agent);

      service.signal('SIGTERM');

      expect(await service.end).toMatchObject({ code: 0, signal: null });
    },
    SHUTDOWN_TIMEOUT_MS,
  );

  it(
    'lets a request in flight be answered, then ends with exit code 0',
    async () => {
      const service = await starter.app('late-answer', { HTTP_ADAPTER: adapter });
      const answer = post(await listening(service), agent);
      await service.printed(/The handler runs\./);

      service.signal('SIGTERM');

      expect(JSON.parse((await answer).text)).toMatchObject({ text: 'Here I am.' });
      expect(await service.end).toMatchObject({ code: 0, signal: null });
    },
    SHUTDOWN_TIMEOUT_MS,
  );
});

function post(url: string, agent: Agent): ReturnType<typeof call> {
  return call(url, {
    path: '/webhook',
    headers: JSON_TYPE,
    body: fixtureText('01-simple-intent.json'),
    agent,
  });
}
