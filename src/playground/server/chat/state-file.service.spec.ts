import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Subject } from 'rxjs';
import type { FulfillmentConfig } from '../../../config/index.js';
import type { KnownSecrets } from '../secrets/known-secrets.service.js';
import type { Chats } from './chats.service.js';
import type { LiveEvents } from './live-events.service.js';
import { StateFile } from './state-file.service.js';

describe('StateFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-file-'));
  const path = join(folder, 'state.json');

  afterEach(() => jest.useRealTimers());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['that was scheduled', 0],
    ['that has begun', 250],
  ])('finishes a write %s before the application ends', async (_state, passedMs) => {
    rmSync(path, { force: true });
    jest.useFakeTimers();
    const stream = new Subject<never>();
    const chats = { desk: { ready: () => Promise.resolve() }, save: () => [] };
    const file = new StateFile(
      { playgroundState: path } as FulfillmentConfig,
      chats as unknown as Chats,
      { stream } as unknown as LiveEvents,
      { all: [] } as unknown as KnownSecrets,
    );
    await file.onApplicationBootstrap();
    stream.next(undefined as never);
    jest.advanceTimersByTime(passedMs);
    expect(existsSync(path)).toBe(false);

    await file.onModuleDestroy();

    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ version: 1, chats: [] });
  });
});
