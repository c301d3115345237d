import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDist, ROOT } from '../support/built-dist.js';
import { execute, MAIN } from './support/execute.js';

const asModule = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;

describe('The executable', () => {
  beforeAll(() => builtDist());

  it('is the one that package.json names, and a shell can start it', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      bin: Record<string, string>;
    };
    expect(join(ROOT, bin['pingstreams-fulfillment'])).toBe(MAIN);
    expect(readFileSync(MAIN, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('prints one JSON document and exits with 0', async () => {
    const { code, stdout, stderr } = await execute(['info', '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toHaveProperty('node', process.versions.node);
  });

  it('exits with 2 for a wrong command line', async () => {
    const { code, stdout } = await execute(['inof', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'INVALID_COMMAND_LINE' } });
  });

  it('loads neither Nest nor any command for --help', async () => {
    const hook =
      'import { writeSync } from "node:fs"; export const load = (url, context, next) => (writeSync(2, url + "\\n"), next(url, context));';
    const tracer = `import { register } from "node:module"; register(${JSON.stringify(asModule(hook))});`;
    const { code, stderr } = await execute(['--help'], { node: ['--import', asModule(tracer)] });
    expect(code).toBe(0);
    expect(stderr).toContain('commander');
    expect(stderr).not.toMatch(/@nestjs|\.command\.js/);
  });
});
