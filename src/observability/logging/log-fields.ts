import { inspect } from 'node:util';

/**
 * A structured log line: fields in JSON, one sentence in the pretty format. Other loggers of Nest can print it too:
 * `ConsoleLogger` inspects it, nestjs-pino copies its own properties, and nest-winston also reads `message`.
 */
export abstract class LogFields {
  /** The kind of the line: the same for every line of its kind. */
  abstract readonly msg: string;

  /** Must not hold `time`, `level`, `context`, `msg`, `call`. */
  abstract fields(): Readonly<Record<string, unknown>>;

  abstract toString(): string;

  /** Not an own property, so that copies of the properties leave it out. */
  get message(): string {
    return this.toString();
  }

  /** For the constructors of lines: makes the fields own properties, which other loggers copy. */
  protected expose(fields: Readonly<Record<string, unknown>>): void {
    Object.assign(this, fields);
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return { msg: this.msg, ...this.fields() };
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
