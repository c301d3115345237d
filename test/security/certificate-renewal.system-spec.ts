import { copyFileSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fixture } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';
import { HelloModule } from '../webhook/hello.module.js';
import { CertificateFolder, type Certificate } from './certificates.js';
import { postSecurely } from './https-call.js';
import { withServer } from '../support/with-server.js';

const CONNECTIONS = 50;
/** Between two requests of one connection: it is the service that is tested, not the processor. */
const PAUSE_MS = 40;

withServer('OpenSSL').describe.each(ADAPTERS)('renewed certificates on %s', (adapter) => {
  const folder = new CertificateFolder();
  const old = folder.selfSigned('old');
  const renewed = folder.selfSigned('renewed');
  const certFile = join(folder.path, 'tls.crt');
  const keyFile = join(folder.path, 'tls.key');
  let service: RunningService;

  const install = ({ certFile: cert, keyFile: key }: Certificate): void => {
    copyFileSync(cert, certFile);
    copyFileSync(key, keyFile);
  };
  const newConnection = async (): Promise<string> => {
    const agent = new Agent({ ca: [old.cert, renewed.cert], maxCachedSessions: 0 });
    return (await postSecurely(service.url, agent, fixture())).servedBy;
  };
  const until = async (isReached: () => boolean, patienceMs: number): Promise<void> => {
    const giveUpAt = Date.now() + patienceMs;
    while (!isReached()) {
      if (Date.now() > giveUpAt) throw new Error(`not within ${patienceMs} ms`);
      await sleep(50);
    }
  };

  beforeAll(async () => {
    install(old);
    service = await startService(HelloModule, adapter, { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile });
  });
  afterAll(async () => {
    await service?.close();
    folder.remove();
  });

  it('a pair that does not fit together changes nothing, and is logged', async () => {
    writeFileSync(certFile, 'canary, no certificate');
    await until(() => service.log.some((line) => line.includes('cannot be used')), 10_000);
    expect(await newConnection()).toBe('old');
    expect(service.log.join('\n')).not.toContain('canary');
  });

  it('are served within five seconds, and no request fails under load of 50 connections', async () => {
    const statuses = new Map<number | string, number>();
    const seen = new Set<string>();
    const answered = new Set<number>();
    let running = true;
    const load = Array.from({ length: CONNECTIONS }, async (_, index) => {
      const agent = new Agent({ ca: [old.cert, renewed.cert], keepAlive: true, maxSockets: 1 });
      for (let round = 0; running; round += 1) {
        // Half of them keep their connection, the others take a new one each time.
        const own = index % 2 === 0 ? agent : new Agent({ ca: [old.cert, renewed.cert] });
        const outcome = await postSecurely(service.url, own, fixture()).catch(
          (error: Error) => error.message,
        );
        const status = typeof outcome === 'string' ? outcome : outcome.status;
        if (typeof outcome !== 'string') seen.add(`${index % 2 === 0 ? 'kept' : 'new'} ${outcome.servedBy}`);
        answered.add(index);
        await sleep(PAUSE_MS);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
      agent.destroy();
    });
    await until(() => answered.size === CONNECTIONS, 20_000);
    install(renewed);
    await until(() => seen.has('new renewed'), 5000).finally(() => (running = false));
    await Promise.all(load);
    expect([...statuses.keys()]).toEqual([200]);
    expect(seen.has('kept renewed')).toBe(false);
    expect(await newConnection()).toBe('renewed');
  });
});
