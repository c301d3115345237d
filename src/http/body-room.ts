/** The first bytes of every body are exempt from the budget: calls are 12 to 40 KB, and a few large bodies must not block them. */
const FREE_BYTES = 64 * 1024;

/**
 * Memory budget of all bodies that are being read: any caller may send a body as large as `BODY_LIMIT`, and there may
 * be thousands of them.
 */
export class BodyRoom {
  private used = 0;

  /** @param bytes the budget, beyond the first 64 KB of each body */
  constructor(private readonly bytes: number) {}

  /** The share of one body. */
  enter(): BodyPlace {
    let taken = 0;
    return {
      hold: (size) => {
        const wanted = Math.max(0, size - FREE_BYTES);
        const others = this.used - taken;
        // A single body may be as large as its limit allows.
        if (wanted > 0 && others > 0 && others + wanted > this.bytes) return false;
        this.used = others + wanted;
        taken = wanted;
        return true;
      },
      leave: () => {
        this.used -= taken;
        taken = 0;
      },
    };
  }
}

export interface BodyPlace {
  /** False if the budget has no room for that many bytes. @param size of the body so far */
  hold(size: number): boolean;
  leave(): void;
}
