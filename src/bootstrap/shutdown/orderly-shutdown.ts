import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { describeError } from '../../common/index.js';
import { FulfillmentConfig } from '../../config/index.js';
import { Lifecycle } from '../../lifecycle/index.js';
import type { ServiceApp } from '../service-app.interface.js';
import type { OpenRequests } from './open-requests.js';
import { SAME_SIGNAL_MS } from './shutdown-signals.js';

/** Limit for all hooks after the requests have ended: the outbox in memory continues for up to 5 s. */
const HOOKS_MS = 15_000;

/**
 * Ends the process in an order in which every user gets an answer: not ready; a delay for the load balancer to notice;
 * no new connections; the requests in flight; their turns and the outbox (Nest's shutdown hooks); exit.
 *
 * Not Nest's own shutdown hooks from the signal on: there, the server listens until all hooks are done, and later
 * requests find a closed outbox.
 */
export class OrderlyShutdown {
  private readonly logger = new Logger('Shutdown');
  private beganAt?: number;

  constructor(
    private readonly app: ServiceApp,
    private readonly requests: OpenRequests,
    /** Resolves when other processes no longer need this one. */
    private readonly released: () => Promise<void> | undefined,
  ) {}

  /** On the first signal in order; on a second one immediately, with open requests answered by 503. */
  onSignal(signal: NodeJS.Signals): void {
    if (this.beganAt === undefined) void this.inOrder(signal);
    else if (performance.now() - this.beganAt > SAME_SIGNAL_MS) void this.atOnce(signal);
  }

  async inOrder(reason: string): Promise<void> {
    if (this.beganAt !== undefined) return;
    this.beganAt = performance.now();
    try {
      await this.drain(reason);
      await this.close(reason);
    } catch (error) {
      const { name, message, stack } = describeError(error);
      this.logger.error(`The shutdown failed: ${name}: ${message}`, stack);
      process.exit(1);
    }
    process.exit(0);
  }

  private async drain(reason: string): Promise<void> {
    const { shutdownDelayMs, shutdownTimeoutMs } = this.app.get(FulfillmentConfig);
    const lifecycle = this.app.get(Lifecycle);
    const served = lifecycle.state === 'ready';
    lifecycle.stop();
    this.requests.closeConnections();
    this.logger.log(`${reason}: stopping${served ? ` in ${shutdownDelayMs} ms` : ''}`);
    if (served) await sleep(shutdownDelayMs);
    lifecycle.drainFor(shutdownTimeoutMs);
    // Closes the idle connections too; the callback would only report that the server never listened.
    this.app.getHttpServer().close(() => undefined);
    this.logger.log(`No new connections; ${this.requests.size} requests are open`);
    await this.requests.idle(shutdownTimeoutMs);
    await this.released();
  }

  /** Nest's shutdown hooks. Among them, Nest closes the server, which waits for every connection. */
  private async close(reason: string): Promise<void> {
    const limit = new AbortController();
    const hanging = sleep(HOOKS_MS, undefined, { signal: limit.signal }).then(() => {
      throw new Error(`The shutdown hooks of the application did not end within ${HOOKS_MS} ms`);
    });
    await Promise.race([Promise.all([this.app.close(reason), this.requests.end()]), hanging]);
    limit.abort();
  }

  /** The exit code of a process that the signal has ended. */
  async atOnce(signal: NodeJS.Signals): Promise<never> {
    this.logger.warn(`${signal} again: stopping immediately, ${this.requests.size} requests get 503`);
    await this.requests.refuse();
    process.exit(128 + constants.signals[signal]);
  }
}
