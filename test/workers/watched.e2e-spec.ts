import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { ProcessStarter, listening } from '../boot/start-process.js';
import { OtlpReceiver } from '../observability/otlp-receiver.js';
import { builtDist } from '../support/built-dist.js';
import { requestFor } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import type { RunningProcess } from '../support/running-process.js';
import { JSON_TYPE } from '../support/start-service.js';

const BUILD_TIMEOUT_MS = 180_000;
const PROCESS_TIMEOUT_MS = 90_000;
const CALLS = 16;
const CALLER = 'b7ad6b7169203331';
/** Each call has a connection of its own, so another worker each time. */
const ONCE = new Agent({ keepAlive: false });

jest.setTimeout(120_000);

describe('with WORKERS=2', () => {
  let starter: ProcessStarter;
  let service: RunningProcess;
  let url: string;

  beforeAll(builtDist, BUILD_TIMEOUT_MS);
  beforeEach(() => {
    starter = new ProcessStarter(PROCESS_TIMEOUT_MS);
  });
  afterEach(() => starter.close());

  it('SIGUSR2 switches the log of all workers, and of one that comes later', async () => {
    await start({ LOG_FORMAT: 'json', LOG_SAMPLE: '0' });
    const pids = await pidsOf('before');
    service.signal('SIGUSR2');
    await service.printed(/(everything down to debug is written[^]*){2}/);
    await pidsOf('switched');
    // A killed process takes its last lines with it, so they must be here before.
    await service.printed(/(?:\n(?=[^\n]*"webhook call")[^\n]*"call":"switched-[^]*?){16}/);
    process.kill([...pids][0] ?? 0, 'SIGKILL');
    await service.printed(/(everything down to debug is written[^]*){3}/);
    await pidsOf('replaced');
    service.signal('SIGUSR2');
    await service.printed(/(levels are as configured again[^]*){2}/);
    await pidsOf('after');
    service.signal('SIGTERM');
    const { stdout } = await service.end;

    expect(pids.size).toBe(2);
    expect(linesOf(stdout, 'before')).toBe(0);
    expect(linesOf(stdout, 'switched')).toBe(CALLS);
    expect(linesOf(stdout, 'replaced')).toBe(CALLS);
    expect(linesOf(stdout, 'after')).toBe(0);
    expect(stdout.match(/"worker":[01],"context":"Calls"/g)?.length).toBe(2 * CALLS);
  });

  it('a call keeps its id and its trace, whichever worker has its conversation', async () => {
    const receiver = await OtlpReceiver.start();
    await start({ TRACING: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, LOG_FORMAT: 'json' });
    const pids = await pidsOf('traced');
    service.signal('SIGTERM');
    const { stdout } = await service.end;
    await receiver.stop();

    const webhooks = receiver.spans.filter(({ name }) => name === 'webhook');
    const told = webhooks.map(({ traceId, parentSpanId, traceState, attributes }) => ({
      id: attributes.find(({ key }) => key === 'fulfillment.call')?.value.stringValue,
      traceId,
      parentSpanId,
      traceState,
    }));
    const expected = Array.from({ length: CALLS }, (_, index) => ({
      id: `traced-${index}`,
      traceId: traceOf(index),
      parentSpanId: CALLER,
      traceState: `shop=${index}`,
    }));
    expect(pids.size).toBe(2);
    expect(told).toHaveLength(CALLS);
    expect(told).toEqual(expect.arrayContaining(expected));
    expect(linesOf(stdout, 'traced')).toBe(CALLS);
  });

  async function start(env: Record<string, string>): Promise<void> {
    service = await starter.file(join(import.meta.dirname, 'counting-app.mjs'), {
      WORKERS: '2',
      ANSWER_SETTLE_MS: '0',
      ...env,
    });
    url = await listening(service);
    await service.printed(/2 workers are ready/);
  }

  /** @returns the processes whose handlers have run */
  async function pidsOf(name: string): Promise<Set<number>> {
    const answers = await Promise.all(Array.from({ length: CALLS }, (_, index) => counted(name, index)));
    return new Set(answers);
  }

  async function counted(name: string, index: number): Promise<number> {
    const body = requestFor('count');
    const requestId = `support-group-${randomBytes(12).toString('hex')}-${randomBytes(16).toString('hex')}`;
    body.payload.message.request.request_id = requestId;
    body.payload.message.recipient = requestId;
    const headers = {
      ...JSON_TYPE,
      'X-Request-Id': `${name}-${index}`,
      traceparent: `00-${traceOf(index)}-${CALLER}-01`,
      tracestate: `shop=${index}`,
    };
    const { text } = await call(url, {
      path: '/webhook',
      headers,
      body: JSON.stringify(body),
      agent: ONCE,
    });
    return (JSON.parse((JSON.parse(text) as { text: string }).text) as { pid: number }).pid;
  }
});

function traceOf(index: number): string {
  return (index + 1).toString(16).padStart(32, '0');
}

/** How many of these calls have their line in the log. */
function linesOf(stdout: string, name: string): number {
  return stdout
    .split('\n')
    .filter((line) => line.includes('"webhook call"') && line.includes(`"call":"${name}-`)).length;
}
