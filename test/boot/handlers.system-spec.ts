import { builtDist } from '../support/built-dist.js';
import { ProcessStarter } from './start-process.js';

describe('An application whose handlers cannot work', () => {
  let starter: ProcessStarter;

  beforeAll(builtDist);
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

  it('is told all that is wrong at once', async () => {
    const { code, stderr } = await (await starter.app('three-problems')).end;

    expect(code).toBe(1);
    expect(stderr.match(/INVALID_HANDLERS/g)).toHaveLength(1);
    expect(stderr).toContain(
      'NoHandleIntent is decorated with @Intent or @Fallback but has no handle() method',
    );
    expect(stderr).toMatch(/'order' is handled by both OrderIntent.handle .* and ParcelIntent.handle/);
    expect(stderr).toContain('ForgottenIntent is decorated, but no module provides it');
    expect(stderr).not.toContain('NoHandleIntent is decorated, but no module provides it');
  });
});

describe('Two applications in one process', () => {
  it('do not refuse each other for the handlers of the other', async () => {
    const starter = new ProcessStarter();
    const { code, stdout, stderr } = await (await starter.app('two-applications')).end;
    await starter.close();

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Both are there.');
  });
});
