import { join } from 'node:path';
import type { DoctorCheck } from '../../src/cli/doctor/check.interface.js';
import { builtDist } from '../support/built-dist.js';
import { execute } from './support/execute.js';

const APPS = join(import.meta.dirname, 'apps');
/** No platform listens there. */
const ENV = {
  PLATFORM: 'custom',
  PLATFORM_API_URL: 'http://127.0.0.1:9',
  WEBHOOK_SECRETS: 'a-secret-of-the-webhook-0123456789',
};

describe('doctor --app', () => {
  beforeAll(() => builtDist());

  async function found(app: string): Promise<string[]> {
    const end = await execute(['doctor', '--json', '--app', join(APPS, app)], { env: ENV });
    return end
      .json<{ checks: DoctorCheck[] }>()
      .checks.filter(({ area }) => area === 'application')
      .map(({ status, message }) => `${status}: ${message}`);
  }

  it('names the set-ups of the application, without running it', async () => {
    expect(await found('guest.module.mjs')).toEqual([
      'ok: Handlers of guest.module.mjs: 1.',
      'warning: Global enhancers run for intent handlers (globals: both): guard CompanyGuard (AppModule).',
      "ok: 1 metrics of prom-client's default registry, shop_orders_total for example, are part of /metrics.",
    ]);
  });

  it('says why an application cannot be looked at', async () => {
    expect(await found('breaks.module.mjs')).toEqual([expect.stringMatching(/^failed: .*This file breaks/)]);
  });
});
