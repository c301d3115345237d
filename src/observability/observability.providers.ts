import type { Provider } from '@nestjs/common';
import { CallLog } from './calls/index.js';
import { MetricsService } from './metrics/index.js';

/** The observers of webhook calls: log, metrics and traces. */
export const OBSERVABILITY_PROVIDERS: Provider[] = [CallLog, MetricsService];
