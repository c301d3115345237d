import type { Exchange } from './exchange.types.js';

/** The result of a call, in a few words. */
export function exchangeSummary(exchange: Exchange): string {
  if (exchange.kind === 'answered') return `status ${exchange.status}`;
  const code = exchange.code === '' ? '' : ` (${exchange.code})`;
  return {
    refused: `no service listens there${code}`,
    'unknown-host': `the host is unknown${code}`,
    dropped: `the connection was dropped without a complete answer${code}`,
    late: `no complete answer within ${exchange.ms} ms`,
    'not-http': `the answer is not HTTP${code}`,
    'large-headers': 'the headers are larger than 256 KB',
    certificate: `the certificate is not trusted${code}`,
  }[exchange.failure];
}
