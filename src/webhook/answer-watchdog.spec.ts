import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { close, open } from 'node:inspector';
import { AnswerWatchdog } from './answer-watchdog.js';

describe('AnswerWatchdog', () => {
  let server: Server;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  async function statusOf(answer: boolean): Promise<number> {
    const watchdog = new AnswerWatchdog(30);
    server = createServer((_request, response) => {
      watchdog.watch(response);
      if (answer) response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } });
    await response.arrayBuffer();
    return response.status;
  }

  it('answers if no handler does', async () => {
    expect(await statusOf(false)).toBe(503);
  });

  it('answers each that comes later, at its own time', async () => {
    const watchdog = new AnswerWatchdog(30);
    server = createServer((_request, response) => watchdog.watch(response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const pair = [1, 2].map(() => fetch(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } }));
      for (const response of await Promise.all(pair)) statuses.push(response.status);
    }
    expect(statuses).toEqual(Array(6).fill(503));
  });

  it('answers nothing at a breakpoint outside of production', async () => {
    open(0, '127.0.0.1');
    try {
      const watchdog = new AnswerWatchdog(1, false);
      server = createServer((_request, response) => {
        watchdog.watch(response);
        // The look of the watchdog was due long before this one.
        setTimeout(() => response.end('{}'), 200);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } });
      expect(response.status).toBe(200);
    } finally {
      close();
    }
  });

  it('leaves the answer of others alone', async () => {
    expect(await statusOf(true)).toBe(200);
  });
});
