import { builtDist } from '../support/built-dist.js';
import { ProcessStarter } from './start-process.js';

const BUILD_TIMEOUT_MS = 60_000;

describe('An application whose handlers cannot work', () => {
  let starter: ProcessStarter;

  beforeAll(builtDist, BUILD_TIMEOUT_MS);
  beforeEach(() => {
    starter = new ProcessStarter();
  });
  afterEach(() => starter.close());

  it('does not start with two classes for one intent name, and names both', async () => {
    const { code, stdout, stderr } = await (await starter.app('duplicate-intents')).end;

    expect(code).toBe(1);
    expect(stderr).toContain('order.status');
    expect(stderr).toContain('OrderStatusIntent');
    expect(stderr).toContain('ParcelIntent');
    expect(stdout).not.toContain('Webhook:');
  });

  it('does not start with a decorated class that no module provides, and names it', async () => {
    const { code, stdout, stderr } = await (await starter.app('unprovided-intent')).end;

    expect(code).toBe(1);
    expect(stderr).toContain('ForgottenIntent');
    expect(stderr).toContain('providers');
    expect(stdout).not.toContain('Webhook:');
  });
});
