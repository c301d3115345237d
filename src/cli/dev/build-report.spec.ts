import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildReport } from './build-report.js';

describe('BuildReport', () => {
  const folder = mkdtempSync(join(tmpdir(), 'build-report-'));
  const file = join(folder, 'cache', 'build.json');
  const errors = (): unknown => (JSON.parse(readFileSync(file, 'utf8')) as { errors: unknown }).errors;
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has the errors of the last build, in the colours of a terminal and in pieces too', () => {
    const report = new BuildReport(file);
    expect(errors()).toEqual([]);

    report.read('[8:00:00 PM] File change detected. Starting incremental compilation...\n\n');
    report.read('\u001b[96msrc/a.ts\u001b[0m:\u001b[93m3\u001b[0m:\u001b[93m5\u001b[0m - \u001b[91merr');
    report.read(
      'or\u001b[0m\u001b[90m TS2322: \u001b[0mType is wrong.\n\n3   x\n[Nest] LOG "error TS1: no"\n',
    );
    expect(errors()).toEqual([]);
    report.read('[8:00:01 PM] Found 1 error. Watching for file changes.\n');
    expect(errors()).toEqual(['src/a.ts:3:5 - error TS2322: Type is wrong.']);

    report.read('[8:00:02 PM] File change detected. Starting incremental compilation...\n');
    report.read('[8:00:03 PM] Found 0 errors. Watching for file changes.\n');
    expect(errors()).toEqual([]);
  });

  it('refers to the terminal for errors without a place', () => {
    const report = new BuildReport(file);
    report.read('error TS5011: The common source directory.\nFound 2 errors. Watching for file changes.\n');
    expect(errors()).toEqual(['2 errors: see the terminal.']);
  });
});
