/** One problem that prevents the start of the service. */
export interface ConfigProblem {
  /** The variable, even if the value came from the option of that setting. */
  readonly variable: string;
  /** Continues after the variable: `is "abc": must be an integer number`. Holds no secret. */
  readonly problem: string;
  /** The cure, in full sentences. */
  readonly cure: string;
}
