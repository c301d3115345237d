import cluster, { type Worker } from 'node:cluster';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';
import { Logger, ShutdownSignal } from '@nestjs/common';
import { describeError } from '../../common/index.js';
import { MetricsOfWorkers } from '../../observability/index.js';
import { placeVariable } from '../../workers/index.js';
import { SAME_SIGNAL_MS } from '../shutdown/index.js';
import { BackOff } from './back-off.js';
import { Heartbeats } from './heartbeats.js';
import { passOnOrphans } from './orphaned-connections.js';
import { makeSocketFolder, sweepSocketFolders } from './socket-folders.js';
import type { WorkerOrder, WorkerReport } from './worker-message.types.js';

/** Switches the log level back and forth: workers that start later must know the current one. */
const SWITCH: NodeJS.Signals = 'SIGUSR2';

interface Place {
  index: number;
  worker: Worker;
  startedAt: number;
  ready: boolean;
  drained: boolean;
  /** Messages for a worker as soon as it listens for signals: an earlier signal would end it. */
  missed: Set<NodeJS.Signals>;
}

/**
 * The process that owns the port and starts the workers. It loads nothing of the application. It replaces a worker that
 * dies, after a growing delay, and kills and replaces one that does not respond. It forwards signals to the workers, so
 * that they end together in order.
 *
 * @see docs/decisions/0015-workers-own-their-connections.md
 */
export class Supervisor {
  private readonly logger = new Logger('Workers');
  private readonly places = new Map<number, Place>();
  private readonly backOffs: readonly BackOff[];
  private readonly folder: string;
  private readonly metrics: MetricsOfWorkers;
  private readonly heartbeats: Heartbeats<Place>;
  /** The numbers of workers that were ready once: their end is not a failed start. */
  private readonly proven = new Set<number>();
  private stopsOn: readonly NodeJS.Signals[] = Object.values(ShutdownSignal);
  private stopping?: NodeJS.Signals;
  private stoppingSince = 0;
  private aborting = false;
  private booted = false;
  private switched = false;
  private exitCode = 0;

  /** @throws WorkersFolderError */
  constructor(
    private readonly count: number,
    timeoutMs: number,
  ) {
    this.backOffs = Array.from({ length: count }, () => new BackOff());
    this.folder = makeSocketFolder();
    this.heartbeats = new Heartbeats(timeoutMs, (place) => this.onSilent(place, timeoutMs));
    this.metrics = new MetricsOfWorkers(
      count,
      () => this.living,
      (error) => this.onError(error),
    );
  }

  /** Never resolves: the process ends when the workers have. */
  run(): Promise<never> {
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
    for (const signal of Object.values(ShutdownSignal)) process.on(signal, () => this.onSignal(signal));
    process.on('uncaughtException', (error) => this.onError(error));
    this.heartbeats.begin();
    void sweepSocketFolders().catch((error: unknown) => this.logger.warn(describeError(error).message));
    // Starts the first one alone, so that a configuration problem is reported once.
    this.start(0);
    return new Promise<never>(() => undefined);
  }

  /** The workers that can be asked. */
  private get living(): Worker[] {
    return [...this.places.values()]
      .filter(({ worker, ready }) => ready && !worker.isDead())
      .map(({ worker }) => worker);
  }

  private start(index: number): void {
    const worker = cluster.fork(
      placeVariable({ index, count: this.count, folder: this.folder, isFirst: this.proven.size === 0 }),
    );
    passOnOrphans(worker);
    const missed = new Set<NodeJS.Signals>(this.switched ? [SWITCH] : []);
    const place: Place = {
      index,
      worker,
      startedAt: performance.now(),
      ready: false,
      drained: false,
      missed,
    };
    this.places.set(index, place);
    worker.on('message', (message: WorkerReport) => this.onReport(place, message));
    // Ignores a message that arrives after the end of its worker: the exit handler covers it.
    worker.on('error', (error) => this.logger.debug(describeError(error).message));
    worker.once('exit', (code, signal) => this.onExit(place, code, signal));
  }

  private onReport(place: Place, message: WorkerReport): void {
    if (message.kind === 'ready') this.onReady(place, message.stopsOn);
    else if (message.kind === 'alive') this.heartbeats.heard(place, message.debugged);
    else if (message.kind === 'drained') {
      place.drained = true;
      this.finishTogether();
    } else this.metrics.onReport(place.worker, message);
  }

  private onReady(place: Place, stopsOn: readonly NodeJS.Signals[]): void {
    place.ready = true;
    this.proven.add(place.index);
    this.stopsOn = stopsOn;
    if (this.stopping !== undefined) {
      tell(place, { kind: 'stop', reason: this.stopping });
      return;
    }
    for (const signal of place.missed) place.worker.process.kill(signal);
    if (this.places.size < this.count && !this.booted) {
      while (this.places.size < this.count) this.start(this.places.size);
    }
    if (!this.booted && [...this.places.values()].every(({ ready }) => ready)) {
      this.booted = true;
      this.logger.log(`${this.count} workers are ready`);
    }
  }

  /**
   * Only SIGKILL ends a process whose event loop is blocked. The other workers' sockets to it close, and they answer
   * 503.
   */
  private onSilent({ index, worker }: Place, timeoutMs: number): void {
    this.logger.error(
      `Worker ${index} has not responded for ${timeoutMs} ms (WORKER_TIMEOUT_MS): killing it`,
    );
    worker.process.kill('SIGKILL');
  }

  private onExit(place: Place, code: number | null, signal: string | null): void {
    const { index } = place;
    this.heartbeats.forget(place);
    this.metrics.onExit(place.worker, this.stopping !== undefined);
    if (this.stopping === undefined && this.proven.has(index)) {
      this.replace(place, signal ?? `exit code ${code}`);
      return;
    }
    this.places.delete(index);
    // A worker that cannot start reports the reason, and the service does not start then.
    if (code !== 0) this.exitCode = 1;
    if (this.stopping === undefined) this.stop('SIGTERM');
    this.finishTogether();
    if (this.places.size === 0)
      process.exit(this.aborting ? 128 + signalNumber(this.stopping) : this.exitCode);
  }

  private replace({ index, startedAt }: Place, reason: string): void {
    const pause = this.backOffs[index].next(performance.now() - startedAt);
    this.logger.error(`Worker ${index} has ended (${reason}): replacing it in ${pause} ms`);
    setTimeout(() => {
      if (this.stopping === undefined) this.start(index);
    }, pause);
  }

  private onSignal(signal: NodeJS.Signals): void {
    if (!this.stopsOn.includes(signal)) this.passOn(signal);
    else if (this.stopping === undefined) this.stop(signal);
    else if (performance.now() - this.stoppingSince > SAME_SIGNAL_MS) this.abort(signal);
  }

  /** Handled by running workers immediately, and by a starting one as soon as it listens. */
  private passOn(signal: NodeJS.Signals): void {
    if (signal === SWITCH) this.switched = !this.switched;
    for (const { worker, ready, missed } of this.places.values()) {
      if (ready) worker.process.kill(signal);
      // The log switch counts its repetitions modulo two; other messages are idempotent.
      else if (signal !== SWITCH || !missed.delete(signal)) missed.add(signal);
    }
  }

  private stop(reason: NodeJS.Signals): void {
    this.stopping = reason;
    this.stoppingSince = performance.now();
    for (const [index, place] of this.places) {
      if (place.worker.isDead()) this.places.delete(index);
      else if (place.ready) tell(place, { kind: 'stop', reason });
    }
    if (this.places.size === 0) process.exit(this.exitCode);
  }

  private abort(signal: NodeJS.Signals): void {
    this.aborting = true;
    for (const place of this.places.values()) {
      if (place.ready) tell(place, { kind: 'abort', signal });
      else place.worker.process.kill('SIGKILL');
    }
  }

  /**
   * Workers need the supervisor for new connections: without it they end in order, and the operator's process manager
   * restarts the service.
   */
  private onError(error: unknown): void {
    const { name, message, stack, help } = describeError(error);
    this.logger.fatal([`${name}: ${message}`, help].filter((words) => words !== undefined).join(' '), stack);
    this.exitCode = 1;
    if (this.stopping === undefined) this.stop('SIGTERM');
  }

  private finishTogether(): void {
    const places = [...this.places.values()];
    if (this.stopping === undefined || !places.every(({ drained }) => drained)) return;
    for (const place of places) tell(place, { kind: 'finish' });
  }
}

function tell({ worker }: Place, order: WorkerOrder): void {
  if (worker.isConnected()) worker.send(order);
}

function signalNumber(signal: NodeJS.Signals = 'SIGTERM'): number {
  return constants.signals[signal];
}
