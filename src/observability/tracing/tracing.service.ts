import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { describeError, PACKAGE_VERSION } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import type { MessagingInterceptor, OutgoingCall, PlatformAnswer } from '../../messaging/index.js';
import { CallRecords } from '../calls/index.js';
import type { CallTracer } from './call-tracer.js';
import { TracingPackageMissingError } from './tracing-package-missing.error.js';

const LAST_SPANS_MS = 2000;

/** Traces webhook calls and requests to the platform. If `TRACING` is off, OpenTelemetry is not even loaded. */
@Injectable()
export class TracingService implements MessagingInterceptor, OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Tracing');
  private tracer?: CallTracer;
  private stop?: () => Promise<void>;

  constructor(
    private readonly config: FulfillmentConfig,
    private readonly records: CallRecords,
  ) {}

  /** @throws TracingPackageMissingError */
  async onModuleInit(): Promise<void> {
    if (this.config.tracing === 'off') return;
    this.tracer = this.config.tracing === 'global' ? await globalTracer() : await this.ownTracer();
    this.records.tell(this.tracer);
  }

  intercept(call: OutgoingCall, next: () => Promise<PlatformAnswer>): Promise<PlatformAnswer> {
    return this.tracer === undefined ? next() : this.tracer.around(call, next);
  }

  /** Runs an attempt of a job of the outbox in a span. */
  aroundJob<T>(kind: string, run: () => Promise<T>): Promise<T> {
    return this.tracer === undefined ? run() : this.tracer.aroundJob(kind, run);
  }

  /** Sends the last spans; an unavailable collector does not delay the end. */
  async onApplicationShutdown(): Promise<void> {
    if (this.stop === undefined) return;
    const patience = new AbortController();
    try {
      await Promise.race([this.stop(), sleep(LAST_SPANS_MS, undefined, { signal: patience.signal })]);
    } catch (error) {
      this.logger.warn(`The last spans could not be sent: ${describeError(error).message}`);
    } finally {
      patience.abort();
    }
  }

  private async ownTracer(): Promise<CallTracer> {
    const { tracer, stop } = (await otlp()).startOtlp(process.env);
    this.stop = stop;
    return tracer;
  }
}

/** The tracer that the application has registered with OpenTelemetry. */
async function globalTracer(): Promise<CallTracer> {
  const { propagation, trace } = await import('@opentelemetry/api');
  const { CallTracer } = await import('./call-tracer.js');
  return new CallTracer(trace.getTracer('pingstreams-fulfillment', PACKAGE_VERSION), propagation);
}

async function otlp(): Promise<typeof import('./otlp.js')> {
  try {
    return await import('./otlp.js');
  } catch (error) {
    throw new TracingPackageMissingError(error);
  }
}
