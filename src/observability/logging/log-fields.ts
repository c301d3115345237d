import { inspect } from 'node:util';

/** A line of its own shape: fields in JSON, one sentence for human eyes. Any other logger of Nest can print it too. */
export abstract class LogFields {
  /** What the line is: the same for every line of its kind. */
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
