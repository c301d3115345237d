import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FulfillmentConfig } from '../../../config/index.js';
import { checkGuests } from './guests.check.js';

describe('the set-ups that doctor sees in the package.json of an application', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guests-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function checks(dependencies: Record<string, string>, config: object) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'company', dependencies }));
    return checkGuests(config as FulfillmentConfig, folder);
  }

  it('are named with their cure', () => {
    const found = checks({ '@nestjs/throttler': '6.7.1', '@nestjs/swagger': '12.0.2' }, {});
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('@nestjs/throttler: '),
      expect.stringContaining('@nestjs/swagger: '),
    ]);
    for (const { cure } of found) expect(cure).toEqual(expect.any(String));
  });

  it("are reported if the application's own tracer is not used", () => {
    const dependencies = { '@opentelemetry/sdk-node': '0.301.0' };
    expect(checks(dependencies, { tracing: 'off' })).toMatchObject([
      { status: 'warning', cure: expect.stringContaining('TRACING=global') as string },
    ]);
    expect(checks(dependencies, { tracing: 'global' })).toMatchObject([{ status: 'ok' }]);
  });

  it('are none where there is no package.json', () => {
    expect(checkGuests({} as FulfillmentConfig, folder)).toEqual([]);
  });
});
