import { Injectable, Logger } from '@nestjs/common';
import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { CircuitOpenError, PlatformTimeoutError, PlatformUnavailableError } from '../errors/index.js';
import { MessagingSettings, type CircuitSettings } from './messaging-settings.js';

/** `closed`: calls go out. `open`: none does. `half-open`: one call is trying. */
export type CircuitStateName = 'closed' | 'open' | 'half-open';

export interface CircuitStatus {
  /** Host and port of the platform. */
  host: string;
  state: CircuitStateName;
}

/**
 * One circuit breaker for each platform host: when its last calls all failed, further ones are refused at once, so that
 * a platform that is down holds up no handler and is not kept down by us.
 *
 * Only faults of the platform count: a timeout, no connection, 502 to 504. It says 500 to unknown ids as well.
 */
@Injectable()
export class CircuitBreakers {
  private readonly logger = new Logger('Messaging');
  private readonly circuits = new Map<string, CircuitBreakerPolicy>();

  constructor(private readonly settings: MessagingSettings) {}

  async run<T>(host: string, operation: string, task: () => Promise<T>): Promise<T> {
    const { circuit: settings } = this.settings;
    if (settings === undefined) return task();
    const circuit = this.circuit(host, settings);
    if (circuit.state === CircuitState.HalfOpen) throw new CircuitOpenError(operation, host);
    try {
      return await circuit.execute(task);
    } catch (error) {
      throw isBrokenCircuitError(error) ? new CircuitOpenError(operation, host) : error;
    }
  }

  /** The host behind this address is another one from now on, or was mended: what it did before says nothing any more. */
  forget(host: string): void {
    this.circuits.delete(host);
  }

  get states(): CircuitStatus[] {
    return [...this.circuits].map(([host, circuit]) => ({ host, state: nameOf(circuit.state) }));
  }

  private circuit(host: string, { failures, coolDownMs }: CircuitSettings): CircuitBreakerPolicy {
    const known = this.circuits.get(host);
    if (known !== undefined) return known;
    const circuit = circuitBreaker(handleWhen(isPlatformDown), {
      halfOpenAfter: coolDownMs,
      breaker: new ConsecutiveBreaker(failures),
    });
    circuit.onBreak(() => this.logger.error(`${host} fails again and again: no calls for ${coolDownMs} ms.`));
    circuit.onReset(() => this.logger.log(`${host} answers again.`));
    this.circuits.set(host, circuit);
    return circuit;
  }
}

function isPlatformDown(error: Error): boolean {
  if (error instanceof PlatformTimeoutError) return true;
  return error instanceof PlatformUnavailableError && (error.status === undefined || error.status > 500);
}

function nameOf(state: CircuitState): CircuitStateName {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
