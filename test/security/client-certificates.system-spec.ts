import { Agent, type AgentOptions } from 'node:https';
import { fixture } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';
import { CertificateFolder } from './certificates.js';
import { postSecurely } from './https-call.js';
import { withServer } from '../support/with-server.js';

withServer('OpenSSL').describe.each(ADAPTERS)('client certificates on %s', (adapter) => {
  const folder = new CertificateFolder();
  const server = folder.selfSigned('server');
  const authority = folder.selfSigned('authority');
  const gateway = folder.signedBy(authority, 'gateway');
  const stranger = folder.selfSigned('stranger');
  let service: RunningService;

  const agent = (options: AgentOptions): Agent => new Agent({ ca: server.cert, ...options });

  beforeAll(async () => {
    service = await startService(HelloModule, adapter, {
      TLS_CERT_FILE: server.certFile,
      TLS_KEY_FILE: server.keyFile,
      TLS_CLIENT_CA_FILE: authority.certFile,
    });
  });
  afterAll(async () => {
    await service?.close();
    folder.remove();
  });

  it('one of the authority is let in', async () => {
    const answer = await postSecurely(
      service.url,
      agent({ cert: gateway.cert, key: gateway.key }),
      fixture(),
    );
    expect(answer.status).toBe(200);
  });

  it.each<[string, AgentOptions]>([
    ['none', {}],
    ['one of a stranger', { cert: stranger.cert, key: stranger.key }],
  ])('%s gets 401 with a JSON error, not a broken handshake', async (_name, options) => {
    const answer = await postSecurely(service.url, agent(options), fixture());
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'UNAUTHORIZED' } });
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'a resumed %s session is as good as the first',
    async (version) => {
      const statuses = async (options: AgentOptions): Promise<[number, boolean][]> => {
        const resuming = agent({ minVersion: version, maxVersion: version, ...options });
        const answers: [number, boolean][] = [];
        for (let count = 0; count < 3; count += 1) {
          const { status, reused } = await postSecurely(service.url, resuming, fixture());
          answers.push([status, reused]);
        }
        return answers;
      };
      const anonymous = await statuses({});
      expect(anonymous.map(([status]) => status)).toEqual([401, 401, 401]);
      expect(anonymous.at(-1)?.[1]).toBe(true);
      const known = await statuses({ cert: gateway.cert, key: gateway.key });
      expect(known.map(([status]) => status)).toEqual([200, 200, 200]);
      expect(known.at(-1)?.[1]).toBe(true);
    },
  );
});
