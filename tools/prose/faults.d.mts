import type { ProseRule } from './rules.mjs';

export interface ProseFault {
  readonly file: string;
  readonly line: number;
  readonly phrase: string;
  readonly plain: string;
}
export function faultsIn(file: string, text: string, rules: readonly ProseRule[]): ProseFault[];
