import { writeFileSync } from 'node:fs';
import { builtDist } from '../support/built-dist.js';
import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { ADAPTERS, JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { listening, ProcessStarter } from './start-process.js';

describe.each(ADAPTERS)('SIGHUP with a secret in a file (%s)', (adapter) => {
  const starter = new ProcessStarter();
  const folder = new TemporaryFolder();

  beforeAll(builtDist);
  afterAll(async () => {
    await starter.close();
    folder.remove();
  });

  it('puts the new secret in force for the next call, and does not end the service', async () => {
    const file = folder.join('secret');
    writeFileSync(file, 'the-first-of-two-secrets');
    const service = await starter.service({ HTTP_ADAPTER: adapter, WEBHOOK_SECRETS_FILE: file });
    const url = await listening(service);
    expect(await statusWith(url, 'the-first-of-two-secrets')).toBe(200);

    writeFileSync(file, 'the-second-of-two-secrets');
    service.signal('SIGHUP');
    await service.printed(/changed: WEBHOOK_SECRETS/);

    expect(await statusWith(url, 'the-first-of-two-secrets')).toBe(401);
    expect(await statusWith(url, 'the-second-of-two-secrets')).toBe(200);
    service.signal('SIGTERM');
    expect(await service.end).toMatchObject({ code: 0, signal: null });
  });
});

async function statusWith(url: string, secret: string): Promise<number> {
  const body = fixtureText('01-simple-intent.json');
  return (await call(url, { path: `/webhook/${secret}`, headers: JSON_TYPE, body })).status;
}
