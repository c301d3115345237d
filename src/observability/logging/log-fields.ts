import { inspect } from 'node:util';

/**
 * A structured log line: fields in JSON, one sentence in the pretty format. Any other logger of Nest can print it too.
 */
export abstract class LogFields {
  /** The kind of the line: the same for every line of its kind. */
  abstract readonly msg: string;

  /** Must not hold `time`, `level`, `context`, `msg`, `call`. */
  abstract fields(): Readonly<Record<string, unknown>>;

  abstract toString(): string;

  toJSON(): Readonly<Record<string, unknown>> {
    return { msg: this.msg, ...this.fields() };
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
