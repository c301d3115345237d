/** Of each body, so much needs no room: calls are 12 to 40 KB, and a few large bodies must not keep them out. */
const FREE_BYTES = 64 * 1024;

/**
 * The memory that bodies on their way may take, all together: each may be as large as `BODY_LIMIT`, whoever sends it,
 * and there may be thousands of them.
 */
export class BodyRoom {
  private used = 0;

  /** @param bytes beyond the first 64 KB of each body */
  constructor(private readonly bytes: number) {}

  /** Room for one body. */
  enter(): BodyPlace {
    let taken = 0;
    return {
      hold: (size) => {
        const wanted = Math.max(0, size - FREE_BYTES);
        const others = this.used - taken;
        // Who is alone may be as large as any body may be.
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
  /** False: there is no room for that many bytes. @param size of what has come so far */
  hold(size: number): boolean;
  leave(): void;
}
