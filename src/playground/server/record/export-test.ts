import type { ConversationView } from '../view.types.js';
import { recordedTurns } from './recorded-turn.js';

export interface ExportedTest {
  readonly fileName: string;
  readonly source: string;
}

/**
 * A conversation as a test of its own: it starts the service, sends the recorded requests, plays the platform's recorded
 * answers, and expects the recorded replies. Turns with a trouble are left out.
 *
 * @param rootModule the class that the service is started with
 */
export function exportTest({ title, turns }: ConversationView, rootModule: string): ExportedTest {
  const recorded = turns.flatMap(recordedTurns);
  return {
    fileName: `${slug(title)}.e2e-spec.ts`,
    source: `${head(rootModule)}
/** Recorded in the playground. */
const TURNS: RecordedTurn[] = ${JSON.stringify(recorded, null, 2)};

describe(${JSON.stringify(title)}, () => {
${body(rootModule)}});
`,
  };
}

function head(rootModule: string): string {
  return `import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { createFulfillmentApp } from 'pingstreams-fulfillment';
import { ${rootModule} } from '../src/${kebab(rootModule)}.js';

interface RecordedTurn {
  said: string;
  request: object;
  platform: { call: string; sent?: object; status: number; answer?: unknown }[];
  answer: { status: number; body?: unknown };
}
`;
}

/** The platform's answers are given in the order of each call, and what the service sends is kept to be compared. */
function body(rootModule: string): string {
  return `  let app: INestApplication<Server>;
  let webhook: string;
  let platform: Server;
  let expected: RecordedTurn['platform'] = [];
  let sent: { call: string; body: unknown }[] = [];

  beforeAll(async () => {
    platform = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const call = \`\${request.method} \${(request.url ?? '').replace('/v3', '')}\`;
        sent.push({ call, body: text === '' ? undefined : JSON.parse(text) });
        const known = expected.find((one) => one.call === call);
        expected = expected.filter((one) => one !== known);
        response.writeHead(known?.status ?? 404, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(known?.answer ?? {}));
      });
    });
    await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
    process.env.PLATFORM = 'custom';
    process.env.PLATFORM_API_URL = \`http://127.0.0.1:\${(platform.address() as AddressInfo).port}/v3\`;
    app = await createFulfillmentApp(${rootModule}, { unprovidedHandlers: 'ignore' });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const secret = process.env.WEBHOOK_SECRETS?.split(',')[0];
    webhook = \`http://127.0.0.1:\${port}\${process.env.WEBHOOK_PATH ?? '/webhook'}\${secret ? \`/\${secret}\` : ''}\`;
  });

  afterAll(async () => {
    await app?.close();
    platform?.close();
  });

  it.each(TURNS)('$said', async ({ request, platform: calls, answer }) => {
    expected = [...calls];
    sent = [];
    const response = await fetch(webhook, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
    const text = await response.text();
    expect(response.status).toBe(answer.status);
    expect(text === '' ? undefined : JSON.parse(text)).toEqual(answer.body);
    const wanted = calls.map(({ call, sent: body }) => ({ call, ...(body && { body }) }));
    expect(sent).toMatchObject(wanted);
  });
`;
}

/** As the Nest CLI names the file of a class. */
function kebab(name: string): string {
  return name
    .replace(/Module$/, '.module')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function slug(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, 40) || 'conversation';
}
