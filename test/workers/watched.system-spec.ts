import { OtlpReceiver } from '../observability/otlp-receiver.js';
import { builtDist } from '../support/built-dist.js';
import { WorkersService } from './support/workers-service.js';

const CALLS = 16;
const CALLER = 'b7ad6b7169203331';

describe('with WORKERS=2', () => {
  let service: WorkersService;

  beforeAll(builtDist);
  afterEach(() => service?.close());

  it('SIGUSR2 switches the log of all workers, and of one that comes later', async () => {
    await start({ LOG_FORMAT: 'json', LOG_SAMPLE: '0' });
    const pids = await pidsOf('before');
    service.process.signal('SIGUSR2');
    await service.process.printed(/(everything down to debug is written[^]*){2}/);
    await pidsOf('switched');
    // A killed process takes its last lines with it, so they must be here before.
    await service.process.printed(/(?:\n(?=[^\n]*"webhook call")[^\n]*"call":"switched-[^]*?){16}/);
    process.kill([...pids][0] ?? 0, 'SIGKILL');
    await service.process.printed(/(everything down to debug is written[^]*){3}/);
    await pidsOf('replaced');
    service.process.signal('SIGUSR2');
    await service.process.printed(/(levels are as configured again[^]*){2}/);
    await pidsOf('after');
    service.process.signal('SIGTERM');
    const { stdout } = await service.process.end;

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
    service.process.signal('SIGTERM');
    const { stdout } = await service.process.end;
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
    service = await WorkersService.start(2, env);
  }

  /** @returns the processes whose handlers have run */
  function pidsOf(name: string): Promise<Set<number>> {
    return service.pidsAfter(CALLS, (index) => ({
      'X-Request-Id': `${name}-${index}`,
      traceparent: `00-${traceOf(index)}-${CALLER}-01`,
      tracestate: `shop=${index}`,
    }));
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
