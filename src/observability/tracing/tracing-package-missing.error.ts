import { FulfillmentError } from '../../common/index.js';

/** TRACING is `otlp`, but the packages of OpenTelemetry are not installed. */
export class TracingPackageMissingError extends FulfillmentError {
  constructor(cause: unknown) {
    super({
      code: 'TRACING_PACKAGE_MISSING',
      message: 'TRACING=otlp needs packages of OpenTelemetry that are not installed.',
      help: 'Install without --omit=optional, or use TRACING=global with your own tracer.',
      cause,
    });
  }
}
