/** The emulator does not support the designer's expression. The action is reported as not emulated. */
export class NotEmulated extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotEmulated';
  }
}
