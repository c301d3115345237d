import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppModule } from '../../src/app.module.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
const WALK = PAGE.slice(PAGE.indexOf('## An attacker'), PAGE.indexOf('## Supply chain'));
const BLOCK = /^```(sh|text)\n(.*?)^```$/gms;
/** The environment that a service is started with: nothing but variables and their values. */
const SETTINGS = /^(?:[A-Z_]+=[^\s$]+\n)+$/;

interface Step {
  env: Record<string, string>;
  script: string;
  output: string;
}

/** The attacks of the page in their order, each with the service that it is made for and what the page says of it. */
function steps(): { helpers: string; steps: Step[] } {
  const found: Step[] = [];
  let [env, helpers, script]: [Record<string, string>, string, string] = [{}, '', ''];
  for (const [, kind, content = ''] of WALK.matchAll(BLOCK)) {
    if (kind === 'text') found.push({ env, script, output: content });
    else if (SETTINGS.test(content)) env = Object.fromEntries(content.trim().split('\n').map(split));
    else if (content.startsWith('URL=')) helpers = content;
    else script = content;
  }
  return { helpers, steps: found };
}

/** At the first `=`: the value may hold more of them. */
function split(line: string): [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}

describe.each(ADAPTERS)('the walk-through on %s', (adapter) => {
  it('an attacker sees what docs/security.md says', async () => {
    const { helpers, steps: all } = steps();
    expect(all.length).toBeGreaterThanOrEqual(7);
    const scripts = new Map<string, Step[]>();
    for (const step of all) {
      const key = JSON.stringify(step.env);
      scripts.set(key, [...(scripts.get(key) ?? []), step]);
    }
    for (const [env, group] of scripts) {
      const service = await startService(AppModule, adapter, JSON.parse(env) as Record<string, string>);
      const script = ['set -u', helpers, ...group.map((step) => step.script)].join('\n');
      const output = await run(service, script).finally(() => service.close());
      expect(output).toBe(group.map((step) => step.output).join(''));
    }
  });
});

async function run({ url }: RunningService, script: string): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-c', script], {
    cwd: ROOT,
    env: { ...process.env, URL: url },
  });
  return stdout;
}
