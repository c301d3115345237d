import type { Provider } from '@nestjs/common';
import { CallLog } from './calls/index.js';
import { MetricsService } from './metrics/index.js';

/** What watches the webhook, and tells of it. */
export const OBSERVABILITY_PROVIDERS: Provider[] = [CallLog, MetricsService];
