import { InvalidArgumentError } from 'commander';

/** For commander: an option that may be given several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** For commander: `name=value`, several times. A value that is JSON is taken as such: `count=2`, `items=[1,2]`. */
export function collectParams(
  text: string,
  before: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const [name, value] = split(text, '=');
  return { ...before, [name]: jsonOrText(value) };
}

/** For commander: `Name: value`, several times. */
export function collectHeaders(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [name, value] = split(text, ':');
  return { ...before, [name.trim()]: value.trim() };
}

function split(text: string, mark: string): [name: string, value: string] {
  const position = text.indexOf(mark);
  if (position < 1) throw new InvalidArgumentError(`Write a name, ${mark} and a value.`);
  return [text.slice(0, position), text.slice(position + 1)];
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
