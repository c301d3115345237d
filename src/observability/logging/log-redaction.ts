import { describeError, isA, MASK, redact, redactText, SensitiveNames } from '../../common/index.js';
import { LogFields } from './log-fields.js';

/** Whoever logs, a library or a handler in a hurry: what it says is masked before it is written. */
export class LogRedaction {
  private readonly names: SensitiveNames;

  /** @param fields names that are masked beside the built-in ones */
  constructor(private readonly fields: readonly string[]) {
    this.names = new SensitiveNames(fields);
  }

  clean(part: unknown): unknown {
    if (typeof part === 'string') return this.text(part);
    // Lines of ours are made of what is known to be none; only the operator may know better.
    if (part instanceof LogFields)
      return this.fields.length === 0 ? part : new MaskedFields(part, this.names);
    if (!isA(part, Error)) return redact(part, { fields: this.fields });
    const { name, message, stack } = describeError(part);
    return this.text(stack ?? `${name}: ${message}`);
  }

  text(text: string): string {
    return redactText(text, [], this.names);
  }
}

class MaskedFields extends LogFields {
  readonly msg: string;

  constructor(
    private readonly line: LogFields,
    private readonly names: SensitiveNames,
  ) {
    super();
    this.msg = line.msg;
  }

  fields(): Readonly<Record<string, unknown>> {
    const entries = Object.entries(this.line.fields());
    return Object.fromEntries(
      entries.map(([name, value]) => [name, this.names.hides(name, value) ? MASK : value]),
    );
  }

  override toString(): string {
    return String(this.line);
  }
}
