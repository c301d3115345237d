import { value } from './source-text.js';

/** The expected result of a turn. */
export type Expected =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'silence' | 'static' | 'hand-off' }
  | { readonly kind: 'status'; readonly status: number };

/** A statement about the variable `turn`, which holds a turn of the testing kit. */
export function expectation(expected: Expected): string {
  switch (expected.kind) {
    case 'texts':
      return `expect(turn.texts).toEqual(${value(expected.texts)});`;
    case 'silence':
      return 'expect(turn.silent).toBe(true);';
    case 'static':
      return 'expect(turn.static).toBe(true);';
    case 'hand-off':
      return 'expect(turn.handedOff).toBe(true);';
    case 'status':
      return `expect(turn.wire?.status).toBe(${expected.status});`;
  }
}
