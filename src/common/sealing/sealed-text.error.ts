/** A sealed text does not open. Whoever keeps such texts says it in words of his own, so it has no code. */
export class SealedTextError extends Error {
  /** @param problem reads on from 'it cannot be decrypted: '; never holds what was sealed */
  constructor(readonly problem: string) {
    super(problem);
    this.name = SealedTextError.name;
  }
}
