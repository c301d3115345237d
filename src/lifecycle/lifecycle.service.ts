import type { Server } from 'node:http';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  Optional,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** The state of an instance: a load balancer sends calls only to one that is `ready`. */
export type LifecycleState = 'starting' | 'ready' | 'stopping';

/**
 * The phase of the application between start and end. Health checks report it, and a shutdown waits for open work by it.
 * It goes forward only: `starting`, `ready` when the server listens, `stopping` from the first signal, before anything
 * is closed.
 *
 * @publicApi
 */
@Injectable()
export class Lifecycle implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  /** Resolves when the application is closed. */
  readonly closed: Promise<void>;
  /** Resolves when the shutdown begins: close then what would stay open otherwise. */
  readonly stopping: Promise<void>;
  #state: LifecycleState = 'starting';
  #drainsUntil?: number;
  #close!: () => void;
  #beginToStop!: () => void;

  constructor(@Optional() private readonly host?: HttpAdapterHost) {
    this.closed = new Promise((resolve) => (this.#close = resolve));
    this.stopping = new Promise((resolve) => (this.#beginToStop = resolve));
  }

  get state(): LifecycleState {
    return this.#state;
  }

  /** The server listens. */
  ready(): void {
    if (this.#state === 'starting') this.#state = 'ready';
  }

  /** The application is going to end, though it still answers. */
  stop(): void {
    this.#state = 'stopping';
    this.#beginToStop();
  }

  /** From now on, everything that is still open shares this time in milliseconds. */
  drainFor(milliseconds: number): void {
    this.#drainsUntil = performance.now() + milliseconds;
  }

  /** The time left to drain, in milliseconds; all of `limit` if draining has not begun. */
  timeLeft(limit: number): number {
    if (this.#drainsUntil === undefined) return limit;
    return Math.max(0, Math.min(limit, this.#drainsUntil - performance.now()));
  }

  /** In an application of Nest's own factory too, which is started without this package. */
  onApplicationBootstrap(): void {
    const server = this.host?.httpAdapter?.getHttpServer() as Server | undefined;
    server?.once('listening', () => this.ready());
  }

  onModuleDestroy(): void {
    this.stop();
  }

  onApplicationShutdown(): void {
    this.#close();
  }
}
