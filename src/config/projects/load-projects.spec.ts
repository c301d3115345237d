import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { refusalOf } from '../../../test/config/refused-config.js';
import { Secret } from '../../common/index.js';
import { loadProjects } from './load-projects.js';
import type { ProjectSettings } from './project-settings.js';
import type { ProjectsSnapshot } from './projects-snapshot.js';

const EU = '64f0a1b2c3d4e5f60718293a';
const US = '64f0a1b2c3d4e5f60718293b';
const BOT = '64f0b1b2c3d4e5f607182930';
const UNLISTED: ProjectSettings = { apiUrl: 'https://api.pingstreams.com/v3' };

describe('the projects file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'projects-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function load(text: string, env: NodeJS.ProcessEnv = {}, before?: ProjectsSnapshot): ProjectsSnapshot {
    const path = join(folder, 'projects.yaml');
    writeFileSync(path, text);
    return loadProjects({ path, env, unlisted: UNLISTED }, before);
  }

  function problemsOf(text: string, env?: NodeJS.ProcessEnv): string[] {
    const { problems } = refusalOf(() => load(text, env));
    return problems.map(({ variable, problem, cure }) => `${variable} ${problem}. ${cure}`);
  }

  describe('says for each project', () => {
    it('its platform, language and limits, and what it leaves out comes from the environment', () => {
      const projects = load(`
        projects:
          shop-eu:
            id: ${EU}
            platform: tiledesk
            language: it
            limits: { timeoutMs: 8000, retries: 0, rateLimit: { perMinute: 600, burst: 20 } }
          shop-us: { id: ${US}, platform: custom, apiUrl: 'http://localhost:3000/v3/' }
      `);
      expect(projects.settingsOf(EU)).toEqual({
        name: 'shop-eu',
        apiUrl: 'https://api.tiledesk.com/v3',
        language: 'it',
        timeoutMs: 8000,
        retries: 0,
        rateLimit: { perMinute: 600, burst: 20 },
      });
      expect(projects.settingsOf(US)).toEqual({ name: 'shop-us', apiUrl: 'http://localhost:3000/v3' });
      expect(projects.settingsOf('64f0a1b2c3d4e5f60718293c')).toEqual(UNLISTED);
    });

    it('the same in JSON, indented with tabs', () => {
      const json = JSON.stringify({ projects: { shop: { id: EU, limits: { retries: 3 } } } }, null, '\t');
      expect(load(json).settingsOf(EU)).toMatchObject({ name: 'shop', retries: 3 });
    });

    it('ids and languages that YAML would take for something else', () => {
      const digits = '640123456789012345678901';
      const projects = load(
        `projects: { a: { id: ${digits}, language: no }, b: { id: 6401234567890123456789e2 } }`,
      );
      expect(projects.settingsOf(digits)).toMatchObject({ name: 'a', language: 'no' });
      expect(projects.settingsOf('6401234567890123456789e2')).toMatchObject({ name: 'b' });
    });

    it('credentials in plain text, from a file beside it, and from a variable', () => {
      writeFileSync(join(folder, 'password'), 'from-file\n');
      const projects = load(
        `
        projects:
          a: { id: ${EU}, credentials: { user: nora@example.com, password: { file: password } } }
          b: { id: ${US}, credentials: { token: { env: SHOP_TOKEN } } }
          c: { id: ${BOT}, credentials: { user: nora@example.com, password: 0123 } }
      `,
        { SHOP_TOKEN: 'from-env' },
      );
      expect(revealed(projects.settingsOf(EU))).toEqual({ user: 'nora@example.com', password: 'from-file' });
      expect(revealed(projects.settingsOf(US))).toEqual({ token: 'from-env' });
      expect(revealed(projects.settingsOf(BOT))).toEqual({ user: 'nora@example.com', password: '0123' });
      expect(inspect(projects, { depth: 9, showHidden: true })).not.toMatch(/from-(file|env)|0123/);
    });

    it('the settings of one bot, with its id in either form', () => {
      const projects = load(`
        projects:
          shop:
            id: ${EU}
            language: it
            limits: { retries: 1 }
            credentials: { token: abc }
            bots:
              - { id: bot_${BOT}, language: de, limits: { timeoutMs: 500 } }
              - { id: elsewhere, platform: tiledesk }
      `);
      expect(projects.settingsOf(EU, BOT)).toMatchObject({ language: 'de', timeoutMs: 500, retries: 1 });
      expect(projects.settingsOf(EU, BOT)?.credentials).toBeDefined();
      expect(projects.settingsOf(EU, 'unknown')).toBe(projects.settingsOf(EU));
      // Credentials of one platform are never given to another.
      expect(projects.settingsOf(EU, 'elsewhere')?.credentials).toBeUndefined();
    });

    it('that no other project is served', () => {
      const projects = load(`{ onlyListedProjects: true, projects: { shop: { id: ${EU} } } }`);
      expect(projects.settingsOf(EU)).toBeDefined();
      for (const id of [US, '__proto__', 'constructor', '']) expect(projects.settingsOf(id)).toBeUndefined();
    });

    it('the same object again when nothing changed, also where secrets are', () => {
      const file = (password: string): string => `
        projects:
          a: { id: ${EU}, credentials: { user: nora@example.com, password: ${password} }, bots: [{ id: ${BOT} }] }
          b: { id: ${US} }`;
      const before = load(file('one'));
      const after = load(file('two'), {}, before);
      expect(after.settingsOf(US)).toBe(before.settingsOf(US));
      expect(after.settingsOf(EU)).not.toBe(before.settingsOf(EU));
      expect(load(file('two'), {}, after).settingsOf(EU, BOT)).toBe(after.settingsOf(EU, BOT));
    });
  });

  describe('is refused', () => {
    it('with all of its problems, each with its place and its cure, and no value of it', () => {
      const problems = problemsOf(`
        onlyListedProject: true
        projects:
          shop-eu:
            id: ${EU}
            platfrom: canary
            platform: canary
            apiUrl: http://canary.example.com
            language: "canary!"
            credentials: { user: "ca:nary", password: "" }
            limits: { timeoutMs: canary, retries: 11, rateLimit: { burst: 0 } }
            bots:
              - { id: "ca/nary", limits: canary }
              - canary
              - { id: ${BOT}, credentials: { token: { file: ./canary-file } } }
              - { id: bot_${BOT}, credentials: { token: { env: NOT_SET } } }
          shop-us: { id: ${EU} }
          "ca nary": { id: ${US} }
          shop-it: { language: it, canary_key_that_is_very_long_123: x, canary: x }
      `);
      expect(problems).toMatchInlineSnapshot(`
       [
         "onlyListedProject is not a key that is known here (did you mean onlyListedProjects?). Write onlyListedProjects.",
         "projects.shop-eu.platfrom is not a key that is known here (did you mean platform?). Write platform.",
         "projects.shop-eu.bots[0].limits must be a mapping of keys to values. Write limits: { timeoutMs: 8000, retries: 1 }.",
         "projects.shop-eu.bots[1] must be a mapping of keys to values. Write a list of bots, each with its id: - id: <id>.",
         "projects.shop-eu.bots[2].credentials.token names the file ./canary-file, which cannot be read (ENOENT). Give the path of a file that the user of this process can read and that holds the value.",
         "projects.shop-eu.bots[3].credentials.token refers to the variable NOT_SET, which is not set. Set it, or correct its name.",
         "projects[2] has a name that is not made of letters, digits, -, _ and . (at most 64). Rename it: the name is used in log lines.",
         "projects.shop-it.(key 2, not shown) is not a key that is known here. Remove it. The keys here are id, platform, apiUrl, credentials, language, userTokenSecrets, limits, webhookSecrets, bots.",
         "projects.shop-it.canary is not a key that is known here. Remove it. The keys here are id, platform, apiUrl, credentials, language, userTokenSecrets, limits, webhookSecrets, bots.",
         "projects.shop-eu.bots[0].id must be an id: letters, digits, dots, - and _. Take it from the address of the dashboard.",
         "projects.shop-eu.platform must be one of the following values: pingstreams, tiledesk, custom. Write pingstreams or tiledesk or custom, or leave it out to use the platform of the environment.",
         "projects.shop-eu.apiUrl must begin with https:// (http:// is for localhost only: tokens travel there). Give the base address of the messaging API, for example https://chat.example.com/api/v3.",
         "projects.shop-eu.credentials.user must not hold a colon. Give the e-mail address of a dashboard user.",
         "projects.shop-eu.credentials.password must be text that is not empty. Give the password, { file: <path> } or { env: <NAME> }.",
         "projects.shop-eu.language must be a language tag. Give a language tag, for example it or pt-BR.",
         "projects.shop-eu.limits.rateLimit.perMinute must be a whole number. Give the calls a minute, for example 600.",
         "projects.shop-eu.limits.rateLimit.burst must not be less than 1. Give how many calls may come at once, or leave it out for 1.",
         "projects.shop-eu.limits.timeoutMs must be a whole number. Give milliseconds, 100 to 600000, or leave it out.",
         "projects.shop-eu.limits.retries must not be greater than 10. Give how often a call is repeated, 0 to 10, or leave it out.",
         "projects.shop-it.id is missing. Take it from the address of the dashboard.",
         "projects.shop-eu.bots[3].id is also the id of projects.shop-eu.bots[2]. Merge the two, or correct one of the ids.",
         "projects.shop-us.id is also the id of projects.shop-eu. Merge the two, or correct one of the ids.",
       ]
      `);
      expect(
        problems
          .join('\n')
          .replace('./canary-file', '')
          .replace(/shop-it.canary/, ''),
      ).not.toMatch(/ca.?nary/);
    });

    it.each([
      ['nothing', '', /is not a mapping|must be/],
      ['a list', '- a', /not a mapping/],
      ['no projects', 'onlyListedProjects: true', /^projects is missing/],
      ['an empty list of projects', 'projects:', /^projects must be a mapping of names/],
      ['one project without a mapping', 'projects: { a: }', /^projects\.a must be a mapping/],
      [
        'a duplicate key',
        `projects:\n  a: { id: x }\n  b: { id: y }\n  a: { id: z }`,
        /line 4, column 3 holds a key twice/,
      ],
      ['a duplicate key in JSON', `{ "projects": {},\n"projects": {} }`, /line 2, column 1 holds a key/],
      ['two documents', 'projects: {}\n---\nprojects: {}', /line 2.* second document/],
      ['a tab', 'projects:\n\ta: x', /line 2.*tab/],
      ['an open quote', 'projects: "canary', /line 1.*lacks a closing quote/],
      [
        'a mapping in a value',
        'projects:\n  a:\n    id: x\n     platform: canary',
        /line 3.*its indentation/,
      ],
      ['a reserved character', 'projects: @canary', /line 1.*YAML reserves/],
      ['a tag', 'projects: { a: { id: !!canary x } }', /line 1.*holds a tag/],
      ['a merge key', 'x: &x { id: a }\nprojects: { a: { <<: *x } }', /not a key that is known here/],
      [
        'no usable source',
        'projects: { a: { id: { file: a, env: B } } }',
        /^projects\.a\.id must be text, \{ file/,
      ],
      [
        'two ways to sign in',
        'projects: { a: { id: x, credentials: { token: a, user: b } } }',
        /have a token and a user/,
      ],
      ['half a way to sign in', 'projects: { a: { id: x, credentials: { user: b } } }', /are not complete/],
      [
        'an address without custom',
        'projects: { a: { id: x, apiUrl: https://a.example.com } }',
        /platform is not custom/,
      ],
      ['custom without an address', 'projects: { a: { id: x, platform: custom } }', /apiUrl is missing/],
    ])('with %s', (_what, text, expected) => {
      const problems = problemsOf(text).join('\n');
      expect(problems).toMatch(expected);
      expect(problems).not.toContain('canary');
    });

    it.each([
      ['aliases that explode', bomb((name) => Array.from({ length: 10 }, () => `*${name}`).join(', '))],
      ['a nesting that is too deep', `projects: ${'['.repeat(100_000)}`],
      ['more than a megabyte', `projects: { a: ${'x'.repeat(1024 * 1024)} }`],
      ['an alias of itself', 'projects: &a { b: *a }'],
    ])('with %s, soon', (_what, text) => {
      const before = process.cpuUsage();
      expect(problemsOf(text)).not.toEqual([]);
      expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
    });
  });

  it('is refused when it cannot be read', () => {
    const load = (): unknown => loadProjects({ path: join(folder, 'none'), env: {}, unlisted: UNLISTED });
    expect(load).toThrow(/FULFILLMENT_CONFIG_FILE names a file that cannot be read \(ENOENT\)/);
  });
});

function revealed(settings: ProjectSettings | undefined): Record<string, string> {
  const entries = Object.entries(settings?.credentials ?? {});
  return Object.fromEntries(
    entries.map(([key, value]: [string, Secret | string]) => [
      key,
      value instanceof Secret ? value.reveal() : value,
    ]),
  );
}

/** Nine levels, each of ten of the one below. */
function bomb(references: (name: string) => string): string {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `l${level + 1}: &l${level + 1} [${references(`l${level}`)}]`,
  );
  return ['l0: &l0 x', ...levels, 'projects: {}'].join('\n');
}
