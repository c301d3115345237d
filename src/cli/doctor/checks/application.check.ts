import { basename } from 'node:path';
import {
  AppNotExploredError,
  exploreApp,
  type ExploredApp,
  findApp,
  type Surroundings,
  USUAL_PLACES,
} from '../../app/index.js';
import type { Terminal } from '../../terminal.js';
import type { DoctorCheck } from '../check.interface.js';
import { dependsOnPackage } from './manifest.js';

const AREA = 'application';
const PAGE = 'See docs/existing-app.md.';

/** The effects of the built application's modules on the webhook. Empty if this folder is not an application. */
export async function checkApplication(app: string | undefined, terminal: Terminal): Promise<DoctorCheck[]> {
  if (app === undefined && !dependsOnPackage(terminal.cwd)) return [];
  const path = findApp(app, terminal.cwd);
  if (path === undefined) {
    const message = `The built application was not found at ${USUAL_PLACES.join(', ')}.`;
    return [
      { area: AREA, status: 'skipped', message, cure: 'Build it, or name its root module with --app.' },
    ];
  }
  try {
    return checksOf(await exploreApp(path, terminal), basename(path));
  } catch (error) {
    if (!(error instanceof AppNotExploredError)) throw error;
    return [{ area: AREA, status: 'failed', message: error.message, cure: error.help }];
  }
}

export function checksOf({ problems, handlers, surroundings }: ExploredApp, file: string): DoctorCheck[] {
  return [
    ...problems.map((message): DoctorCheck => ({
      area: AREA,
      status: 'failed',
      message,
      cure: 'The service does not start until this is fixed.',
    })),
    ...modulesOf(surroundings, handlers.length, file),
    ...enhancersOf(surroundings),
    ...copiesOf(surroundings),
    ...metricsOf(surroundings),
  ];
}

function modulesOf({ fulfillmentModules }: Surroundings, handlers: number, file: string): DoctorCheck[] {
  if (fulfillmentModules === 1)
    return [{ area: AREA, status: 'ok', message: `Handlers of ${file}: ${handlers}.` }];
  return [
    {
      area: AREA,
      status: 'failed',
      message: `${file} has ${fulfillmentModules} FulfillmentModules.`,
      cure: `Call FulfillmentModule.forRoot() once, in the root module. ${PAGE}`,
    },
  ];
}

function enhancersOf({ enhancers, globals }: Surroundings): DoctorCheck[] {
  if (enhancers.length === 0) return [];
  const named = (pipes: boolean): string =>
    enhancers
      .filter(({ kind }) => (kind === 'pipe') === pipes)
      .map(({ kind, name, module }) => `${kind} ${name} (${module})`)
      .join(', ');
  const others = named(false);
  const pipes = named(true);
  return [
    ...(others === '' ? [] : [othersCheck(others, globals)]),
    ...(pipes === ''
      ? []
      : [
          {
            area: AREA,
            status: 'ok',
            message: `Global pipes run for parameters of handlers: ${pipes}.`,
          } as const,
        ]),
  ];
}

function othersCheck(named: string, globals: string | undefined): DoctorCheck {
  const choice = globals === undefined ? 'a factory decides on `globals`' : `globals: ${globals}`;
  if (globals === 'handlers' || globals === 'both') {
    return {
      area: AREA,
      status: 'warning',
      message: `Global enhancers run for intent handlers (${choice}): ${named}.`,
      cure: `Enhancers of packages expect a request and a response: keep globals: 'http' unless your own read the IntentContext. ${PAGE}`,
    };
  }
  return {
    area: AREA,
    status: 'ok',
    message: `Global enhancers run once per call, on the HTTP request (${choice}): ${named}.`,
    cure: `A guard that asks for a login or counts callers must let the platform pass. ${PAGE}`,
  };
}

function copiesOf({ copies }: Surroundings): DoctorCheck[] {
  if (copies.length < 2) return [];
  return [
    {
      area: AREA,
      status: 'warning',
      message: `${copies.length} copies of pingstreams-fulfillment are loaded: ${copies.join(', ')}.`,
      cure: 'Install the same version everywhere, and declare it as a peer dependency in libraries.',
    },
  ];
}

function metricsOf({ defaultMetrics }: Surroundings): DoctorCheck[] {
  if (defaultMetrics.length === 0) return [];
  const [first = ''] = defaultMetrics;
  return [
    {
      area: AREA,
      status: 'ok',
      message: `${defaultMetrics.length} metrics of prom-client's default registry, ${first} for example, are part of /metrics.`,
    },
  ];
}
