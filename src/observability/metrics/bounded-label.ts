/** The label of all values beyond the limit. */
const OTHER = 'other';

/** Bounds the number of series: up to a maximum of label values, and one for the rest. */
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
