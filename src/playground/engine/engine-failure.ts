/**
 * The real engine fails inside and never ends the turn: the user sees nothing more. It is thrown, so that
 * nothing after it runs, and caught by the turn, which tells the observer why it went silent.
 */
export class EngineFailure extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'EngineFailure';
  }
}
