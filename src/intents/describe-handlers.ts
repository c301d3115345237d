import type { HandlerDefinition } from './handler-definition.js';
import { describeScope } from './scope.js';

/** The table in the log of the start: which intent runs which handler of which module. */
export function describeHandlers(handlers: readonly HandlerDefinition[]): string {
  const rows = handlers
    .flatMap(({ label, module, bindings }) =>
      bindings.flatMap(({ kind, names, options }) =>
        (kind === 'fallback' ? ['(fallback)'] : names.map(String)).map((name) => [
          name,
          `${label} (${module})`,
          describeScope(options),
        ]),
      ),
    )
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  if (rows.length === 0) {
    return 'No intent handlers: provide a class decorated with @Intent in a module that the application imports.';
  }
  const width = Math.max(...rows.map(([name = '']) => name.length));
  const lines = rows.map(([name = '', owner, scope]) =>
    `  ${name.padEnd(width)}  ${owner}  ${scope ?? ''}`.trimEnd(),
  );
  return `Intents: ${rows.length}\n${lines.join('\n')}`;
}
