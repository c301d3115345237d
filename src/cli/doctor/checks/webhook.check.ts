import { recordOf, textOf } from '../../../common/index.js';
import { isLoopbackAddress } from '../../../config/index.js';
import { parsed } from '../../wire/index.js';
import type { DoctorCheck } from '../check.interface.js';
import type { AnsweredExchange } from '../../http/index.js';
import { doctorExchange, failureReason } from '../exchange.js';

const AREA = 'webhook';
const TIMEOUT_MS = 30_000;
/** A usual call of the engine has 12 to 40 KB; long conversations make more. */
const SIZES = [
  { name: '1 KB', bytes: 1024 },
  { name: '100 KB', bytes: 100 * 1024 },
  { name: '1 MB', bytes: 1024 * 1024 },
];

/**
 * Calls the webhook's address as the platform would, with growing bodies, and reports the proxies in front of the
 * service: the platform follows no redirect, does not report a proxy's 413, and never reports a fault.
 *
 * The bodies are JSON but not calls of the platform, so no handler runs. The service answers them with a code that
 * distinguishes it from other software.
 */
export async function checkWebhook(url: string, step: (name: string) => void): Promise<DoctorCheck[]> {
  const checks = plainHttp(url);
  for (const { name, bytes } of SIZES) {
    step(name);
    const check = await checkSize(url, name, bytes);
    checks.push(check);
    if (check.status === 'failed') break;
  }
  return checks;
}

function plainHttp(url: string): DoctorCheck[] {
  const { protocol, hostname } = new URL(url);
  const isLocal = hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
  if (protocol === 'https:' || isLocal) return [];
  return [
    {
      area: AREA,
      status: 'failed',
      message: 'The address is plain HTTP: tokens and texts of users are sent unencrypted.',
      cure: 'Give the bot an https:// address.',
    },
  ];
}

async function checkSize(url: string, name: string, bytes: number): Promise<DoctorCheck> {
  const filler = 'x'.repeat(bytes);
  const body = JSON.stringify({ doctor: filler });
  const exchange = await doctorExchange(url, { body, timeoutMs: TIMEOUT_MS });
  if (exchange.kind === 'answered') return judge(exchange, name);
  return failed(
    `A body of ${name} was not answered: ${failureReason(exchange)}.`,
    'Check the address, its certificate, and whether the service runs. A proxy may cut large bodies off.',
  );
}

function judge({ status, headers, body }: AnsweredExchange, name: string): DoctorCheck {
  const code = codeOf(body);
  if (code === 'INVALID_WEBHOOK_REQUEST') {
    return {
      area: AREA,
      status: 'ok',
      message: `A body of ${name} reaches the service, and the caller is accepted.`,
    };
  }
  if (status === 413) return tooLarge(code !== undefined, name, [headers.server].flat()[0]);
  if (status >= 300 && status < 400) {
    return failed(
      `The address redirects (${status}), and the platform follows no redirect with a body.`,
      'Give the bot the address that it redirects to.',
    );
  }
  if (code === 'UNAUTHORIZED') {
    return failed(
      'The service rejects the caller: the secret in the address is wrong or missing.',
      'Use https://host/webhook/<one of WEBHOOK_SECRETS>. With BOT_SECRETS or WEBHOOK_SIGNING_SECRETS alone only the platform itself is accepted.',
    );
  }
  if (code === 'HTTPS_REQUIRED') {
    return failed(
      'The service accepts HTTPS only, and treats this call as plain HTTP.',
      'Use an https:// address; behind a proxy set TRUST_PROXY, and let the proxy send X-Forwarded-Proto.',
    );
  }
  return code === undefined
    ? failed(
        `The answer (${status}) does not come from a service of this framework.`,
        'Check the path, and the configuration of the proxy in front.',
      )
    : failed(`The service answers with ${status} ${code}.`, `docs/errors.md explains ${code}.`);
}

function tooLarge(isOurs: boolean, name: string, server: string | undefined): DoctorCheck {
  if (isOurs) {
    const message = `The service itself rejects a body of ${name}, because of its BODY_LIMIT.`;
    return { area: AREA, status: 'ok', message };
  }
  const who =
    server === undefined
      ? 'a proxy before the service'
      : `a proxy before the service (${server.slice(0, 60)})`;
  return failed(
    `A body of ${name} is rejected with 413 by ${who}.`,
    'Raise its limit to BODY_LIMIT: client_max_body_size of nginx, proxy-body-size of its ingress.',
  );
}

function codeOf(body: Buffer | undefined): string | undefined {
  return textOf(recordOf(recordOf(parsed(body)).error).code);
}

function failed(message: string, cure: string): DoctorCheck {
  return { area: AREA, status: 'failed', message, cure };
}
