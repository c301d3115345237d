import { retryAfterMs } from './retry-after.js';

const NOW = Date.parse('2026-03-01T10:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['7', 7_000],
    ['0', 0],
    [' 3 ', 3_000],
    ['Sun, 01 Mar 2026 10:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %j ms', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });
});
