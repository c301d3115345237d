/** One thing that keeps the service from starting. */
export interface ConfigProblem {
  /** The variable, also where the value came from an option of that setting. */
  readonly variable: string;
  /** Reads on from the variable: `is "abc": must be an integer number`. Holds no secret. */
  readonly problem: string;
  /** What to do about it, in whole sentences. */
  readonly cure: string;
}
