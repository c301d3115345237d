import { join } from 'node:path';
import type { FulfillmentConfig } from '../../../config/index.js';
import type { DoctorCheck } from '../check.interface.js';
import { dependsOnPackage, type Manifest, manifestOf, ownManifest, fileText } from './manifest.js';

const AREA = 'application';

/** The usual files of the code that starts the application. */
const MAINS = ['src/main.ts', 'main.ts', 'dist/main.js', 'dist/src/main.js', 'main.js', 'main.mjs'];
const JEST_CONFIGS = [
  'jest.config.js',
  'jest.config.cjs',
  'jest.config.mjs',
  'jest.config.ts',
  'jest.config.json',
];
const PREFIX = /\.setGlobalPrefix\(\s*(['"`])([^'"`]+)\1/;
const EXCLUDES = /\.setGlobalPrefix\([^;]*\bexclude\b/;
const LATE =
  /createFulfillmentApp\([^]*?\)\s*;[^]*?\.(setGlobalPrefix|enableVersioning|enableCors|connectMicroservice|use(?:Global\w+)?)\(/;

/** Checks the files of the application's folder, without running code. */
export function checkSetUp(
  config: FulfillmentConfig,
  cwd: string,
  peers: Readonly<Record<string, string>> = ownManifest()?.peerDependencies ?? {},
): DoctorCheck[] {
  const manifest = manifestOf(cwd);
  if (manifest === undefined || !dependsOnPackage(cwd)) return [];
  return [...mainChecks(config, cwd), ...jestChecks(manifest, cwd), ...peerChecks(cwd, peers)];
}

function mainChecks({ webhookPath }: FulfillmentConfig, cwd: string): DoctorCheck[] {
  const file = MAINS.find((name) => fileText(join(cwd, name)) !== undefined);
  const text = file === undefined ? undefined : fileText(join(cwd, file));
  if (file === undefined || text === undefined) return [];
  const checks: DoctorCheck[] = [];
  const prefix = PREFIX.exec(text)?.[2];
  if (prefix !== undefined) {
    const moved = `/${prefix.replace(/^\/|\/$/g, '')}${webhookPath === '/' ? '' : webhookPath}`;
    checks.push({
      area: AREA,
      status: 'ok',
      message: EXCLUDES.test(text)
        ? `${file} sets the global prefix '${prefix}' with exceptions: the webhook is at ${moved} unless it is one of them.`
        : `${file} sets the global prefix '${prefix}': the webhook is at ${moved}, health, info and metrics are unchanged.`,
      cure: 'Give the bot the address that the service announces at its start.',
    });
  }
  if (/\.enableVersioning\(/.test(text)) {
    checks.push({
      area: AREA,
      status: 'ok',
      message: `${file} enables versions: the webhook, health, info, metrics and the playground have none.`,
      cure: 'Give the bot the address without a version.',
    });
  }
  const late = LATE.exec(text)?.[1];
  if (late !== undefined) {
    checks.push({
      area: AREA,
      status: 'failed',
      message: `${file} calls ${late} after createFulfillmentApp, which throws LATE_SETUP.`,
      cure: 'Call it in `configure`: createFulfillmentApp(AppModule, { configure: (app) => { … } }).',
    });
  }
  return checks;
}

/** A CommonJS project whose jest cannot load ES modules. */
function jestChecks(manifest: Manifest, cwd: string): DoctorCheck[] {
  const { type, jest, dependencies, devDependencies } = manifest;
  if (type === 'module' || !('jest' in { ...dependencies, ...devDependencies })) return [];
  const configs = JEST_CONFIGS.flatMap((name) => fileText(join(cwd, name)) ?? []);
  const text = [JSON.stringify(jest ?? {}), ...configs].join('\n');
  if (/transformIgnorePatterns/.test(text)) return [];
  return [
    {
      area: AREA,
      status: 'warning',
      message:
        'jest runs in a CommonJS project, and its configuration compiles no ES modules of node_modules.',
      cure: 'Use the configuration of docs/testing.md, "jest, your project is CommonJS".',
    },
  ];
}

/** Versions in node_modules, compared with those that this package requires. */
function peerChecks(cwd: string, peers: Readonly<Record<string, string>>): DoctorCheck[] {
  return Object.entries(peers).flatMap(([name, range]): DoctorCheck[] => {
    const version = manifestOf(join(cwd, 'node_modules', name))?.version;
    if (version === undefined || isWithin(version, range)) return [];
    return [
      {
        area: AREA,
        status: 'failed',
        message: `${name} ${version} is installed, and pingstreams-fulfillment needs ${range}.`,
        cure: name.startsWith('@nestjs/')
          ? `Update the application to Nest 12: ${name}@12. Nest 11 does not work with this package.`
          : `Update it: npm install ${name}@"${range}".`,
      },
    ];
  });
}

/** For the ranges of our package.json: `^1.2.3`, `^0.2.2` and `>=22`. */
export function isWithin(version: string, range: string): boolean {
  const least = numbers(range);
  const own = numbers(version);
  const first = least.findIndex((part) => part > 0);
  if (range.startsWith('^') && least.slice(0, first + 1).some((part, index) => own[index] !== part))
    return false;
  const differs = least.findIndex((part, index) => own[index] !== part);
  return differs === -1 || (own[differs] ?? 0) > (least[differs] ?? 0);
}

function numbers(text: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(text)?.[0] ?? '0').split('.').map(Number);
}
