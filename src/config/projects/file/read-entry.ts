import { type EntryClass, type FieldDefinition, fieldsOf } from './field.decorator.js';
import type { FileProblems } from './file-problems.js';
import { namedValue, type ValueSources } from './named-value.js';
import { shownKey, unknownKey } from './unknown-key.js';

/** Names become parts of paths, log lines and metrics. */
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;

type Mapping = ReadonlyMap<unknown, unknown>;

/**
 * Converts the file's mappings to objects, by the {@link Field}s of their classes. A missing value stays undefined and
 * an unreadable one unchanged, because the validators decide. It reports the problems that validators cannot see:
 * unknown keys, wrong shapes, and values that could not be fetched.
 */
export class EntryReader {
  constructor(
    private readonly sources: ValueSources,
    private readonly problems: FileProblems,
  ) {}

  read<Entry extends object>(type: new () => Entry, mapping: Mapping, path = ''): Entry {
    const fields = fieldsOf(type);
    this.refuseUnknown(mapping, path, fields);
    const values = fields
      .filter(({ key }) => mapping.has(key))
      .map(
        (field) => [field.key, this.field(field, mapping.get(field.key), below(path, field.key))] as const,
      );
    return Object.assign(new type(), Object.fromEntries(values));
  }

  private field({ holds, parse, cure }: FieldDefinition, raw: unknown, path: string): unknown {
    if (holds === undefined) {
      const value = Array.isArray(raw)
        ? raw.map((entry, index) => this.value(entry, `${path}[${index}]`))
        : this.value(raw, path);
      return parse === undefined ? value : parse(value);
    }
    if ('one' in holds) return this.one(holds.one(), raw, path, cure);
    return 'list' in holds
      ? this.list(holds.list(), raw, path, cure)
      : this.named(holds.named(), raw, path, cure);
  }

  private value(raw: unknown, path: string): unknown {
    return raw instanceof Map ? namedValue(raw, path, this.sources, this.problems) : raw;
  }

  private one(type: EntryClass, raw: unknown, path: string, cure: string): object | undefined {
    if (raw instanceof Map) return this.read(type, raw, path);
    this.problems.add(path, 'must be a mapping of keys to values', cure);
    return undefined;
  }

  private list(type: EntryClass, raw: unknown, path: string, cure: string): unknown[] {
    if (Array.isArray(raw))
      return raw.map((entry, index) => this.one(type, entry, `${path}[${index}]`, cure));
    this.problems.add(path, 'must be a list', cure);
    return [];
  }

  private named(type: EntryClass, raw: unknown, path: string, cure: string): Map<string, unknown> {
    if (!(raw instanceof Map)) {
      this.problems.add(path, 'must be a mapping of names to mappings', cure);
      return new Map();
    }
    const entries = new Map<string, unknown>();
    for (const [position, [name, value]] of [...(raw as Mapping)].entries()) {
      if (typeof name === 'string' && NAME.test(name)) {
        entries.set(name, this.one(type, value, below(path, name), cure));
      } else {
        const rule = 'has a name that is not made of letters, digits, -, _ and . (at most 64)';
        this.problems.add(`${path}[${position}]`, rule, 'Rename it: the name is used in log lines.');
      }
    }
    return entries;
  }

  private refuseUnknown(mapping: Mapping, path: string, fields: readonly FieldDefinition[]): void {
    const known = fields.map(({ key }) => key);
    for (const [position, key] of [...mapping.keys()].entries()) {
      const name = typeof key === 'string' ? key : '';
      if (known.includes(name)) continue;
      const { problem, cure } = unknownKey(name, known);
      this.problems.add(below(path, shownKey(name, position)), problem, cure);
    }
  }
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
