import { Injectable, Logger } from '@nestjs/common';
import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';
import { lazy } from '../../common/index.js';
import { CircuitOpenError, PlatformTimeoutError, PlatformUnavailableError } from '../errors/index.js';
import { MessagingSettings, type CircuitSettings } from './messaging-settings.js';

/** `closed`: calls are sent. `open`: calls are not sent. `half-open`: one trial call is sent. */
export type CircuitStateName = 'closed' | 'open' | 'half-open';

export interface CircuitStatus {
  /** Host and port of the platform. */
  host: string;
  /** Of the project that has most trouble with it. */
  state: CircuitStateName;
}

/** A circuit that is forgotten is closed. */
const CIRCUITS = 1_000;
const SERIOUSNESS: readonly CircuitStateName[] = ['closed', 'half-open', 'open'];

interface CircuitCall {
  readonly host: string;
  /** Its calls share a circuit. */
  readonly project: string;
  readonly operation: string;
  /** False: the result neither opens nor resets the circuit. */
  readonly isCounted: boolean;
}

interface Circuit {
  readonly host: string;
  readonly policy: CircuitBreakerPolicy;
}

/**
 * One circuit breaker for each project on each platform host: when its last calls all failed, further ones are refused
 * at once, so that a platform that is down holds up no handler and is not kept down by us. By project, because the
 * platform never answers some calls of conversations that it does not know: one project could otherwise have the calls of
 * all others refused.
 *
 * Only faults of the platform count: a timeout, no connection, 502 to 504. It says 500 to unknown ids as well.
 */
@Injectable()
export class CircuitBreakers {
  private readonly logger = new Logger('Messaging');
  /** By host and project. */
  private readonly circuits = lazy(() => new LRUCache<string, Circuit>({ max: CIRCUITS }));

  constructor(private readonly settings: MessagingSettings) {}

  /** @throws CircuitOpenError */
  async run<T>({ host, project, operation, isCounted }: CircuitCall, task: () => Promise<T>): Promise<T> {
    const { circuit: settings } = this.settings;
    if (settings === undefined) return task();
    const circuit = this.circuit(host, project, settings);
    if (circuit.state === CircuitState.HalfOpen) throw new CircuitOpenError(operation, host);
    if (!isCounted && circuit.state === CircuitState.Closed) return task();
    try {
      return await circuit.execute(task);
    } catch (error) {
      throw isBrokenCircuitError(error) ? new CircuitOpenError(operation, host) : error;
    }
  }

  /** Resets the breaker of an address: its host was replaced or repaired, so earlier failures no longer count. */
  forget(host: string): void {
    for (const [key, circuit] of this.circuits()) if (circuit.host === host) this.circuits().delete(key);
  }

  /** Each host once, in the order of their names, with the most serious state of its circuits. */
  get states(): CircuitStatus[] {
    const states = new Map<string, CircuitStateName>();
    for (const { host, policy } of this.circuits().values()) {
      states.set(host, worseOf(states.get(host), nameOf(policy.state)));
    }
    return [...states].sort().map(([host, state]) => ({ host, state }));
  }

  private circuit(host: string, project: string, settings: CircuitSettings): CircuitBreakerPolicy {
    const key = JSON.stringify([host, project]);
    const known = this.circuits().get(key);
    if (known !== undefined) return known.policy;
    const policy = this.make(host, project, settings);
    this.circuits().set(key, { host, policy });
    return policy;
  }

  private make(
    host: string,
    project: string,
    { failures, coolDownMs }: CircuitSettings,
  ): CircuitBreakerPolicy {
    const policy = circuitBreaker(handleWhen(isPlatformDown), {
      halfOpenAfter: coolDownMs,
      breaker: new ConsecutiveBreaker(failures),
    });
    const calls = `calls of project ${JSON.stringify(project)}`;
    policy.onBreak(() =>
      this.logger.error(`${host} fails again and again for ${calls}: none goes out for ${coolDownMs} ms.`),
    );
    policy.onReset(() => this.logger.log(`${host} answers ${calls} again.`));
    return policy;
  }
}

function worseOf(one: CircuitStateName | undefined, other: CircuitStateName): CircuitStateName {
  return one !== undefined && SERIOUSNESS.indexOf(one) > SERIOUSNESS.indexOf(other) ? one : other;
}

function isPlatformDown(error: Error): boolean {
  if (error instanceof PlatformTimeoutError) return true;
  return error instanceof PlatformUnavailableError && (error.status === undefined || error.status > 500);
}

function nameOf(state: CircuitState): CircuitStateName {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
