/** A sealed text cannot be opened. It has no code, because each user of sealed texts reports it with its own error. */
export class SealedTextError extends Error {
  /** @param problem continues 'it cannot be decrypted: '; never holds the sealed content */
  constructor(readonly problem: string) {
    super(problem);
    this.name = SealedTextError.name;
  }
}
