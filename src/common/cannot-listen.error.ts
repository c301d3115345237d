import { FulfillmentError } from './fulfillment.error.js';

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** The setting that names the port. */
  readonly variable?: 'PORT' | 'METRICS_PORT';
}

type Words = readonly [message: string, help: string];

/** The service cannot listen at its address. */
export class CannotListenError extends FulfillmentError {
  constructor([message, help]: Words, cause: unknown) {
    super({ code: 'CANNOT_LISTEN', message, help, cause });
  }

  /** Converts a listen error of Node to an error with a cure; returns any other error unchanged. */
  static from(error: unknown, address: ListenAddress): unknown {
    const words = wordsFor((error as NodeJS.ErrnoException | null)?.code, address);
    return words === undefined ? error : new CannotListenError(words, error);
  }
}

function wordsFor(code: string | undefined, address: ListenAddress): Words | undefined {
  const { host, port, variable = 'PORT' } = address;
  switch (code) {
    case 'EADDRINUSE':
      return [
        `Port ${port} of ${host} is in use.`,
        `End the process that uses it, for example another instance of this service, or set ${variable}.`,
      ];
    case 'EACCES':
      return [
        `The user of this process may not listen on port ${port}.`,
        `Set ${variable} to 1024 or more, and let a proxy or a port mapping listen on the other port.`,
      ];
    case 'EADDRNOTAVAIL':
      return [
        `HOST is ${host}, which is not an address of this machine.`,
        'Set HOST to an address of this machine, or to 0.0.0.0 for all of them.',
      ];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [
        `HOST is ${host}, which cannot be resolved to an address.`,
        'Correct the name, or set HOST to an IP address.',
      ];
    default:
      return undefined;
  }
}
