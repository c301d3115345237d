import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook service in a few lines, as a team might write it in any language. */
export interface LittleService {
  readonly url: string;
  close(): Promise<void>;
}

export interface WireCall {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly text: string;
  readonly body: WireRequest;
}

export interface WireRequest {
  readonly token: string;
  readonly payload: {
    readonly intent: { readonly intent_display_name: string };
    readonly message: { readonly text: string; readonly request: { readonly language?: string } };
    readonly bot: { readonly secret?: string; readonly attributes?: unknown };
  };
  readonly variables?: Readonly<Record<string, unknown>>;
}

export const HELLO = { text: 'Hello!' };

/** A service that does everything right but what `answer` does. */
export function littleService(answer: (call: WireCall) => void): Promise<LittleService> {
  return listen(({ request, response, text }) => {
    const body = requestIn(text);
    if (request.method !== 'POST') json(response, { error: 'POST only' }, 405);
    else if (body === undefined) json(response, { error: 'no request' }, 400);
    else answer({ request, response, text, body });
  });
}

/** A service that is wrong before it knows what it was asked. */
export function listen(answer: (call: Omit<WireCall, 'body'>) => void): Promise<LittleService> {
  const server = createServer((request, response) => {
    void readText(request)
      .then((text) => answer({ request, response, text }))
      .catch(() => json(response, { error: 'it failed' }, 500));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}/webhook`,
        close: () => {
          server.closeAllConnections();
          return new Promise((closed) => void server.close(() => closed()));
        },
      });
    });
  });
}

export function json(response: ServerResponse, value: unknown, status = 200): void {
  const text = JSON.stringify(value);
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function requestIn(text: string): WireRequest | undefined {
  try {
    const body = JSON.parse(text) as Partial<WireRequest> | null;
    return typeof body?.payload?.intent?.intent_display_name === 'string' ? (body as WireRequest) : undefined;
  } catch {
    return undefined;
  }
}
