import { types } from 'node:util';
import { MASK } from '../mask.js';
import { Secret } from '../secret.js';
import { redactText } from './redact-text.js';
import { SensitiveNames } from './sensitive-names.js';

export interface RedactOptions {
  /** Sensitive field names in addition to the built-in ones: the setting `REDACT_FIELDS`. */
  readonly fields?: readonly string[];
  /** Values that are masked in every text. */
  readonly secrets?: Iterable<Secret | string>;
  /** Maximum nesting depth. Default 8. */
  readonly maxDepth?: number;
  /** Maximum number of entries of one object or list. Default 100. */
  readonly maxEntries?: number;
  /** Maximum number of entries of all objects and lists together. Default 5000. */
  readonly maxNodes?: number;
}

const NAME_FIELDS = ['name', 'key', 'field', 'header'] as const;

/**
 * Copies any value to plain JSON without its secrets. It masks each `Secret`, each field with a sensitive name, each `{
 * name, value }` pair with one, and the secrets that {@link redactText} finds in texts and keys. Use it for all data
 * that leaves the process or is stored: logs, traces, error bodies, recordings. With pino: `formatters: { log: (fields)
 * => redact(fields) }`.
 *
 * It never throws and never changes its input, also for getters and proxies that throw, cycles, and endless values.
 * Parts beyond the limits are replaced by a note.
 *
 * @publicApi
 */
export function redact(value: unknown, options: RedactOptions = {}): unknown {
  return new Copier(options).copy(value, 0);
}

class Copier {
  private readonly names: SensitiveNames;
  private readonly secrets: readonly (Secret | string)[];
  private readonly maxDepth: number;
  private readonly maxEntries: number;
  private left: number;
  /** The path from the root to the current value. */
  private readonly above = new Set<object>();

  constructor({ fields, secrets = [], maxDepth = 8, maxEntries = 100, maxNodes = 5000 }: RedactOptions) {
    this.names = fields === undefined ? BUILT_IN : new SensitiveNames(fields);
    this.secrets = [...secrets];
    this.maxDepth = maxDepth;
    this.maxEntries = maxEntries;
    this.left = maxNodes;
  }

  copy(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'bigint') return String(value);
    if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (typeof value !== 'object' || value === null) return value;
    try {
      return this.object(value, depth);
    } catch {
      return '[unreadable]';
    }
  }

  private object(value: object, depth: number): unknown {
    if (value instanceof Secret) return MASK;
    if (this.above.has(value)) return '[circular]';
    if (depth >= this.maxDepth) return '[too deep]';
    this.left -= 1;
    if (this.left < 0) return '[too much]';
    this.above.add(value);
    try {
      return this.contents(value, depth + 1);
    } finally {
      this.above.delete(value);
    }
  }

  private contents(value: object, depth: number): unknown {
    if (Array.isArray(value)) return this.list(value, value.length, depth);
    if (types.isDate(value)) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (types.isSet(value)) return this.list(value, value.size, depth);
    if (types.isMap(value)) return this.fields(mapEntries(value), value.size, depth);
    if (types.isNativeError(value)) return this.error(value, depth);
    if (writesItself(value)) return this.copy(value.toJSON(), depth);
    return this.plain(value, depth);
  }

  private list(values: Iterable<unknown>, size: number, depth: number): unknown[] {
    const copied: unknown[] = [];
    for (const value of values) {
      if (copied.length >= this.maxEntries) {
        copied.push(`[${size - copied.length} more]`);
        break;
      }
      copied.push(this.copy(value, depth));
    }
    return copied;
  }

  private error(error: Error, depth: number): unknown {
    const own = Object.keys(error).filter((name) => !(name in ERROR_FIELDS));
    const names = [...Object.keys(ERROR_FIELDS).filter((name) => name in error), ...own];
    return this.fields(readEach(error, names), names.length, depth);
  }

  private plain(value: object, depth: number): unknown {
    const names = Object.keys(value);
    const holder = value as Record<string, unknown>;
    const isPairOfSecret = 'value' in value && NAME_FIELDS.some((field) => this.isSensitive(holder[field]));
    return this.fields(readEach(value, names), names.length, depth, isPairOfSecret ? 'value' : undefined);
  }

  private fields(
    entries: Iterable<readonly [string, unknown]>,
    size: number,
    depth: number,
    masked?: string,
  ): Record<string, unknown> {
    const copied = Object.create(null) as Record<string, unknown>;
    let count = 0;
    for (const [name, value] of entries) {
      if (count >= this.maxEntries) {
        copied['…'] = `[${size - count} more]`;
        break;
      }
      const isMasked = (name === masked || this.names.hides(name, value)) && !isHarmless(value);
      copied[this.text(name)] = isMasked ? MASK : this.copy(value, depth);
      count += 1;
    }
    return copied;
  }

  private isSensitive(name: unknown): boolean {
    return typeof name === 'string' && this.names.has(name);
  }

  private text(text: string): string {
    return redactText(text, this.secrets, this.names);
  }
}

const BUILT_IN = new SensitiveNames();
const ERROR_FIELDS = { name: true, code: true, message: true, stack: true, cause: true, errors: true };

/** Only shows whether there is a secret. */
function isHarmless(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'boolean' || value === '';
}

function writesItself(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}

function* mapEntries(map: ReadonlyMap<unknown, unknown>): Generator<[string, unknown]> {
  for (const [key, value] of map) yield [typeof key === 'string' ? key : `[${typeof key}]`, value];
}

/** A getter that throws affects its own field only. */
function* readEach(holder: object, names: readonly string[]): Generator<[string, unknown]> {
  for (const name of names) {
    let value: unknown;
    try {
      value = Reflect.get(holder, name);
    } catch {
      value = '[unreadable]';
    }
    yield [name, value];
  }
}
