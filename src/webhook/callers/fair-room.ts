interface Waiting {
  readonly enter: () => void;
  readonly refuse: (error: Error) => void;
}

/**
 * A bounded number of slots for work that unauthenticated callers can cause. If all are taken, callers wait in groups,
 * which get the next slots in turn: a group with many callers delays another group by one slot each, and never has it
 * rejected.
 */
export class FairRoom {
  private taken = 0;
  private count = 0;
  /** The next group is the first. */
  private readonly groups = new Map<string, Waiting[]>();

  constructor(
    private readonly places: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws RangeError if too many wait, for the newest of the largest group */
  async run<T>(group: string, work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.places) await this.wait(group);
    else this.taken += 1;
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private wait(group: string): Promise<void> {
    return new Promise<void>((enter, refuse) => {
      const waiting = this.groups.get(group) ?? [];
      waiting.push({ enter, refuse });
      this.groups.set(group, waiting);
      this.count += 1;
      if (this.count > this.mostWaiting) this.refuseOne();
    });
  }

  /** The slot goes to the next group, which then becomes the last. */
  private leave(): void {
    const [next] = this.groups;
    if (next === undefined) {
      this.taken -= 1;
      return;
    }
    const [group, waiting] = next;
    const first = waiting.shift();
    this.count -= 1;
    this.groups.delete(group);
    if (waiting.length > 0) this.groups.set(group, waiting);
    first?.enter();
  }

  private refuseOne(): void {
    const [group, largest] = [...this.groups].reduce((one, other) =>
      other[1].length > one[1].length ? other : one,
    );
    const newest = largest.pop();
    this.count -= 1;
    if (largest.length === 0) this.groups.delete(group);
    newest?.refuse(new RangeError('too many callers wait for the platform'));
  }
}
