import type { HandlerDefinition } from './handler-definition.js';
import type { IntentTiming } from './intent-timing.types.js';

/** The longest delay of a timer. */
const MAX_MS = 2 ** 31 - 1;
const IS_TIME = `must be milliseconds: 1 to ${MAX_MS}`;

/** The problems of the times and orders of handlers. TypeScript finds most of them, but not in JavaScript. */
export function timingProblems({ label, bindings }: HandlerDefinition): string[] {
  return bindings.flatMap(({ options }) => problemsOf(options)).map((problem) => `${label}: ${problem}.`);
}

function problemsOf({ deadline, timeout, order, durable }: IntentTiming): string[] {
  const problems: string[] = [];
  if (deadline !== undefined && !isTime(deadline)) problems.push(`'deadline' ${IS_TIME}`);
  if (timeout !== undefined && !isTime(timeout)) problems.push(`'timeout' ${IS_TIME}`);
  if (order !== undefined && !isOrder(order)) {
    problems.push("'order' must be 'serial', 'parallel', 'latest' or { debounce: milliseconds }");
  }
  if (durable === true && order !== undefined && order !== 'serial') {
    problems.push(
      "'durable' needs the order 'serial': an accepted turn is never dropped, and never overtakes another",
    );
  }
  return problems;
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && value >= 1 && value <= MAX_MS;
}

function isOrder(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return 'debounce' in value && isTime(value.debounce);
  return value === 'serial' || value === 'parallel' || value === 'latest';
}
