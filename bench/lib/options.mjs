import { parseArgs } from 'node:util';

/**
 * The options of a bench, each with `--help`, which ends it. Without a default an option is text, or undefined.
 *
 * @param defaults by name; false for a flag
 */
export function optionsOf(help, defaults) {
  const options = Object.fromEntries(
    Object.entries({ ...defaults, help: false }).map(([name, value]) => [
      name,
      value === undefined
        ? { type: 'string' }
        : { type: value === false ? 'boolean' : 'string', default: value },
    ]),
  );
  const { values } = parseArgs({ options });
  if (!values.help) return values;
  process.stdout.write(help);
  return process.exit();
}
