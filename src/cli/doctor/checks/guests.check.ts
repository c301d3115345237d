import type { FulfillmentConfig } from '../../../config/index.js';
import type { DoctorCheck } from '../check.interface.js';
import { manifestOf, PACKAGE } from './manifest.js';

const AREA = 'application';
const PAGE = 'See docs/existing-app.md.';

interface SetUp {
  /** The packages that indicate it. */
  readonly packages: readonly string[];
  readonly check: (config: FulfillmentConfig) => Omit<DoctorCheck, 'area'>;
}

const SET_UPS: readonly SetUp[] = [
  {
    packages: ['@nestjs/throttler'],
    check: () => ({
      status: 'ok',
      message: 'a global ThrottlerGuard counts each webhook call once, and all calls come from the platform.',
      cure: `Set a limit that is high enough for the whole platform, or give @SkipThrottle() to webhookDecorators. ${PAGE}`,
    }),
  },
  {
    packages: ['@nestjs/passport', '@nestjs/jwt'],
    check: () => ({
      status: 'ok',
      message: 'a global guard that requires a login would reject the platform.',
      cure: `Give the decorator by which it lets a route pass to webhookDecorators: the webhook verifies its callers. ${PAGE}`,
    }),
  },
  {
    packages: ['@nestjs/swagger'],
    check: () => ({
      status: 'ok',
      message: 'the webhook is one POST in its documents; a set-up after createFulfillmentApp throws.',
      cure: 'Call SwaggerModule.setup in bootstrap(AppModule, { configure }), or before listen with NestFactory.create.',
    }),
  },
  {
    packages: ['@nestjs/microservices'],
    check: () => ({
      status: 'ok',
      message: 'microservices of the application are started by bootstrap.',
      cure: 'Call connectMicroservice in bootstrap(AppModule, { configure }), or before listen with NestFactory.create.',
    }),
  },
  {
    packages: ['@willsoto/nestjs-prometheus', 'prom-client'],
    check: ({ metrics }) =>
      metrics
        ? { status: 'ok', message: "prom-client's default registry is part of /metrics." }
        : {
            status: 'warning',
            message: "prom-client's default registry is not part of /metrics, because METRICS is false.",
            cure: 'Leave METRICS out, or serve the registry at a route of the application.',
          },
  },
  {
    packages: ['@opentelemetry/sdk-node', '@opentelemetry/sdk-trace-node'],
    check: ({ tracing }) =>
      tracing === 'global'
        ? { status: 'ok', message: 'spans of webhook calls go to the tracer of the application.' }
        : {
            status: 'warning',
            message: `the application has its own tracer, but TRACING is ${tracing}.`,
            cure: 'Set TRACING=global: handlers, late replies and jobs then run in their spans.',
          },
  },
];

/** The effects of known Nest packages in this folder's application on the webhook. */
export function checkGuests(config: FulfillmentConfig, cwd: string): DoctorCheck[] {
  const installed = dependenciesOf(cwd);
  return SET_UPS.flatMap(({ packages, check }) => {
    const found = packages.find((name) => installed.has(name));
    if (found === undefined) return [];
    const { message, ...rest } = check(config);
    return [{ area: AREA, ...rest, message: `${found}: ${message}` }];
  });
}

function dependenciesOf(cwd: string): ReadonlySet<string> {
  const { name, dependencies = {} } = manifestOf(cwd) ?? {};
  return new Set(name === PACKAGE ? [] : Object.keys(dependencies));
}
