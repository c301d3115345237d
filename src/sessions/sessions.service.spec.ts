import { Logger } from '@nestjs/common';
import type { FulfillmentConfig } from '../config/index.js';
import type { SessionStore } from './session-store.interface.js';
import type { SessionVault } from './session-vault.service.js';
import { Sessions } from './sessions.service.js';

describe('Sessions', () => {
  it('do not hold the end of the service if the store does not close', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    const store = { close: () => new Promise<void>(() => undefined) } as SessionStore;
    const config = { shutdownTimeoutMs: 20 } as FulfillmentConfig;
    const sessions = new Sessions({} as SessionVault, store, config);
    await sessions.onApplicationShutdown();
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/did not close within 20 ms/));
  });
});
