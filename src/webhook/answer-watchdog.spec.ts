import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { watchAnswer } from './answer-watchdog.js';

describe('watchAnswer', () => {
  let server: Server;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  async function statusOf(answer: boolean): Promise<number> {
    server = createServer((_request, response) => {
      watchAnswer(response, 30);
      if (answer) response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } });
    await response.arrayBuffer();
    return response.status;
  }

  it('answers where nobody else does', async () => {
    expect(await statusOf(false)).toBe(503);
  });

  it('leaves the answer of others alone', async () => {
    expect(await statusOf(true)).toBe(200);
  });
});
