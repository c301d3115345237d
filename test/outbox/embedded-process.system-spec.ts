import type { OutboxOptions } from '../../src/outbox/index.js';
import { RecordingPlatform } from '../platform/index.js';
import { builtDist } from '../support/built-dist.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { killedOften, startProcess } from './support/killed-often.js';

describe('A process with an embedded outbox', () => {
  let platform: RecordingPlatform;
  let folder: TemporaryFolder;
  let options: OutboxOptions;

  beforeAll(() => builtDist());

  beforeEach(async () => {
    platform = await RecordingPlatform.start();
    folder = new TemporaryFolder();
    options = { engine: 'embedded', directory: folder.path };
  });

  afterEach(async () => {
    await platform.stop();
    folder.remove();
  });

  it('loses, doubles and reorders nothing when it is killed', async () => {
    const { shown, expected, looks } = await killedOften(platform, options);

    for (const texts of shown) expect(texts).toEqual(expected);
    expect(looks).toBeGreaterThan(0);
  });

  it('keeps a second one out of its directory, and takes the directory of a dead one', async () => {
    const first = await startProcess(platform, options);
    await expect(startProcess(platform, options)).rejects.toThrow('OUTBOX_LOCKED');
    await first.kill();
    const second = await startProcess(platform, options);
    await second.stop();
  });
});
