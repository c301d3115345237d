/** How often a worker reports that its event loop runs. */
export const HEARTBEAT_MS = 500;

/**
 * Finds members that are silent for too long: an endless loop, a long computation, a stopped process.
 *
 * Silence is counted in ticks of this process, not by the clock: after a pause of the whole machine, no member was
 * silent.
 */
export class Heartbeats<Member> {
  private readonly missed = new Map<Member, number>();
  private readonly most: number;

  /** @param limitMs how long a member may be silent */
  constructor(
    limitMs: number,
    private readonly onSilent: (member: Member) => void,
  ) {
    this.most = Math.ceil(limitMs / HEARTBEAT_MS);
  }

  begin(): void {
    setInterval(() => this.tick(), HEARTBEAT_MS).unref();
  }

  /**
   * The first heartbeat starts the watch over a member. @param isDebugged from now on it may be paused at a breakpoint
   */
  heard(member: Member, isDebugged = false): void {
    if (isDebugged) this.missed.delete(member);
    else this.missed.set(member, 0);
  }

  forget(member: Member): void {
    this.missed.delete(member);
  }

  private tick(): void {
    for (const [member, missed] of this.missed) {
      this.missed.set(member, missed + 1);
      if (missed + 1 <= this.most) continue;
      this.missed.delete(member);
      this.onSilent(member);
    }
  }
}
