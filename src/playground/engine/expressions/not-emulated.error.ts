/** The designer's expression is more than the emulator understands. The action that holds it is told as not emulated. */
export class NotEmulated extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotEmulated';
  }
}
