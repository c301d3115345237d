export const PLAYGROUND_OPTIONS = Symbol('PLAYGROUND_OPTIONS');

export interface PlaygroundOptions {
  /** The class that the application was started with: exported tests start it too. */
  readonly rootModule: string;
}
