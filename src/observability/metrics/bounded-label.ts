/** What stands for all values beyond the limit. */
const OTHER = 'other';

/** Keeps the number of series within a bound: so many values of a label, and one for the rest. */
export class BoundedLabel {
  private readonly known = new Set<string>();

  constructor(private readonly limit: number) {}

  of(value: string): string {
    if (this.known.has(value)) return value;
    if (this.known.size >= this.limit) return OTHER;
    this.known.add(value);
    return value;
  }
}
