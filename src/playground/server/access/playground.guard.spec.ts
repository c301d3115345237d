import type { ModuleRef } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { loadConfig } from '../../../config/index.js';
import { PlaygroundGuard } from './playground.guard.js';

const HERE = { host: 'localhost:3000' };

describe('PlaygroundGuard without a password', () => {
  const guard = new PlaygroundGuard(
    loadConfig({ PLAYGROUND: 'true', TRUST_PROXY: 'loopback' }).config,
    {} as ModuleRef,
  );
  const admits = (headers: Record<string, string>, remoteAddress = '127.0.0.1'): Promise<boolean> =>
    guard.canActivate(new ExecutionContextHost([{ method: 'GET', headers, socket: { remoteAddress } }, {}]));

  it('lets this machine in', async () => {
    await expect(admits(HERE)).resolves.toBe(true);
    await expect(admits({ host: '[::1]:3000' }, '::1')).resolves.toBe(true);
  });

  it.each([
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'forwarded',
    'x-real-ip',
    'via',
    'cf-connecting-ip',
  ])('keeps out what a proxy of this machine passes on: %s', async (header) => {
    await expect(admits({ ...HERE, [header]: '203.0.113.7' })).rejects.toThrow('PLAYGROUND_PASSWORD');
  });

  it('keeps out other machines, and other names of this one', async () => {
    await expect(admits(HERE, '203.0.113.7')).rejects.toThrow('PLAYGROUND_PASSWORD');
    await expect(admits({ host: 'bots.example.com' })).rejects.toThrow('PLAYGROUND_PASSWORD');
  });
});
