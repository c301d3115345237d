import { describeError, isA, MASK, redact, redactText, SensitiveNames } from '../../common/index.js';
import { LogFields } from './log-fields.js';

/** Masks log lines of any source, libraries and handlers included, before they are written. */
export class LogRedaction {
  private readonly names: SensitiveNames;

  /** @param fields names that are masked in addition to the built-in ones */
  constructor(private readonly fields: readonly string[]) {
    this.names = new SensitiveNames(fields);
  }

  clean(part: unknown): unknown {
    if (typeof part === 'string') return this.text(part);
    // The framework's lines hold no secrets; only the fields that the operator added are masked in them.
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
