import type { FulfillmentConfig } from '../../../config/index.js';
import type { DoctorCheck } from '../check.interface.js';
import { doctorExchange, failureReason } from '../exchange.js';

const TIMEOUT_MS = 10_000;
/** The `Date` header counts whole seconds, and the response needs time. */
const TOLERANCE_MS = 5000;
/** The tolerated clock difference of platform tokens: beyond it, callers are rejected. */
const REFUSED_MS = 60_000;

/** Whether the messaging API answers, and whether the two clocks agree. Sends no credential. */
export async function checkPlatform({ platformApiUrl }: FulfillmentConfig): Promise<DoctorCheck[]> {
  const area = 'platform';
  const { origin } = new URL(platformApiUrl);
  const began = Date.now();
  const exchange = await doctorExchange(platformApiUrl, { timeoutMs: TIMEOUT_MS });
  const ended = Date.now();
  if (exchange.kind === 'failed') {
    return [
      {
        area,
        status: 'failed',
        message: `${origin} cannot be reached: ${failureReason(exchange)}.`,
        cure:
          'Check PLATFORM and PLATFORM_API_URL, and whether this machine can reach it (DNS, firewall, proxy). ' +
          'On a machine without access to the platform, use --offline.',
      },
      { area: 'clock', status: 'skipped', message: 'The platform sends no Date header.' },
    ];
  }
  const { status, headers } = exchange;
  if (status >= 300 && status < 400) {
    return [
      {
        area,
        status: 'failed',
        message: `${origin} answers with a redirect (${status}), and tokens are never sent after one.`,
        cure: 'Set PLATFORM_API_URL to the address that it redirects to.',
      },
    ];
  }
  const reached: DoctorCheck =
    status < 500
      ? { area, status: 'ok', message: `${origin} answers.` }
      : {
          area,
          status: 'warning',
          message: `${origin} answers with ${status}.`,
          cure: 'The platform or a proxy in front of it has a fault; try again later.',
        };
  return [reached, checkClock(headers.date, began, ended)];
}

function checkClock(date: string | undefined, began: number, ended: number): DoctorCheck {
  const area = 'clock';
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return { area, status: 'skipped', message: 'The platform sends no Date header.' };
  // The exact time is unknown within a second, and between request and response.
  const off = Math.max(0, began - (theirs + 1000), theirs - ended);
  const bound = `up to ${TOLERANCE_MS / 1000} s are tolerated`;
  if (off <= TOLERANCE_MS)
    return { area, status: 'ok', message: `The clock agrees with the platform's; ${bound}.` };
  return {
    area,
    status: off > REFUSED_MS ? 'failed' : 'warning',
    message: `The clock differs from the platform's by ${Math.round(off / 1000)} s; ${bound}.`,
    cure: 'Synchronise the clock (NTP): tokens of the platform carry times, and are rejected if the clocks differ.',
  };
}
