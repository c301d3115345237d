import { FulfillmentError } from '../../common/index.js';

/** Traces are switched on, but what sends them was left out when the packages were installed. */
export class TracingPackageMissingError extends FulfillmentError {
  constructor(cause: unknown) {
    super({
      code: 'TRACING_PACKAGE_MISSING',
      message: 'TRACING=otlp needs packages of OpenTelemetry that are not installed.',
      help: 'Install without --omit=optional, or use TRACING=global with a tracer of your own.',
      cause,
    });
  }
}
