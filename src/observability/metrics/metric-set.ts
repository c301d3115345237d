import type * as PromClient from 'prom-client';
import type { Aggregator, Registry } from 'prom-client';

/** Seconds: from an instant answer to a missed deadline. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];
const STAGE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5, 10, 30, 120];

export type MetricSet = ReturnType<typeof createMetrics>;

/**
 * All metrics of the framework, in the application's own registry, because one process may contain two applications.
 * The aggregator of a gauge combines the values of the workers.
 *
 * @param sharedOutbox whether all workers use the same outbox
 */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- each metric is declared once, here
export function createMetrics(client: typeof PromClient, registry: Registry, sharedOutbox: boolean) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new client.Counter<L>({ name: `fulfillment_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(
    name: string,
    help: string,
    aggregator: Aggregator,
    labelNames: L[] = [],
  ) => new client.Gauge<L>({ name: `fulfillment_${name}`, help, aggregator, labelNames, registers });
  const ofOutbox = sharedOutbox ? 'max' : 'sum';
  const histogram = <L extends string>(name: string, help: string, labelNames: L[], buckets: number[]) =>
    new client.Histogram<L>({ name: `fulfillment_${name}`, help, labelNames, buckets, registers });
  return {
    calls: counter('calls_total', 'Webhook calls that are over, by intent and outcome', [
      'intent',
      'outcome',
    ]),
    rejections: counter('rejections_total', 'Webhook calls that were rejected or failed, by reason', [
      'reason',
    ]),
    refusals: counter(
      'refusals_total',
      'Calls that were rejected before a handler, by check (caller: wrong secret) or limit',
      ['reason'],
    ),
    answerTime: histogram(
      'answer_duration_seconds',
      'From the arrival of a webhook call to its answer',
      ['intent'],
      ANSWER_BUCKETS,
    ),
    handlerTime: histogram('handler_duration_seconds', 'How long handlers run', ['intent'], ANSWER_BUCKETS),
    stageTime: histogram(
      'stage_duration_seconds',
      'How long each stage of a call takes',
      ['stage'],
      STAGE_BUCKETS,
    ),
    deadlineMisses: counter('deadline_misses_total', 'Calls that were answered without their reply', [
      'intent',
    ]),
    turnEvents: counter(
      'turn_events_total',
      'Events of turns: response, late, delivered, slow, duplicate and others',
      ['event'],
    ),
    drops: counter(
      'drops_total',
      'Replies and turns that were dropped: dropped, superseded, lost, refused (too many turns), loop',
      ['reason'],
    ),
    openCalls: gauge('open_calls', 'Webhook calls that are not over', 'sum'),
    queueDepth: gauge('queue_depth', 'Turns that wait for earlier turns of their conversation', 'sum'),
    queueAge: gauge('queue_oldest_age_seconds', 'Waiting time of the oldest waiting turn', 'max'),
    platformRequests: counter(
      'platform_requests_total',
      'Requests to the platform; the status is none if no answer came',
      ['operation', 'status'],
    ),
    platformTime: histogram(
      'platform_request_duration_seconds',
      'Duration of requests to the platform',
      ['operation'],
      ANSWER_BUCKETS,
    ),
    platformRetries: counter('platform_retries_total', 'Retries of requests to the platform', ['operation']),
    sessionTime: histogram(
      'session_duration_seconds',
      'Duration of calls to the session store: load, save, delete',
      ['operation'],
      STAGE_BUCKETS,
    ),
    sessionFailures: counter(
      'session_failures_total',
      'Sessions that could not be loaded, written or deleted, conflicts included',
      ['operation'],
    ),
    circuit: gauge(
      'circuit_state',
      'The circuit breaker of the project with most trouble: 0 closed, 1 half open, 2 open',
      'max',
      ['host'],
    ),
    pausedProjects: gauge('paused_projects', 'Projects that are paused after a 429 of the platform', 'max'),
    outboxUp: gauge('outbox_up', 'Whether the outbox answers: 0 or 1', 'min'),
    outboxDepth: gauge('outbox_depth', 'Jobs of the outbox that wait, run or will be retried', ofOutbox),
    outboxAge: gauge('outbox_oldest_age_seconds', 'The age of the oldest job that is due', 'max'),
    outboxDead: gauge('outbox_dead_letters', 'Jobs that failed permanently', ofOutbox),
    ready: gauge('ready', 'Whether the service is ready: 0 or 1', 'min'),
    workers: gauge('workers', 'Worker processes: answering, silent (no answer in 4 s) or replacing', 'sum', [
      'state',
    ]),
    workerDeaths: counter('worker_deaths_total', 'Workers that have ended unexpectedly'),
    buildInfo: gauge('build_info', 'Always 1; the labels describe the build', 'max', ['version', 'build']),
  };
}
