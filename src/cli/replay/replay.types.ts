/** One difference between the recorded and the current answer or calls. */
export interface Difference {
  /** `answer.json.actions[0].text`, `calls[1].operation` */
  readonly path: string;
  /** Undefined if there was none. */
  readonly was?: unknown;
  readonly is?: unknown;
}

/** The result of one recording. */
export interface ReplayedTurn {
  /** The file of the recording. */
  readonly name: string;
  readonly intent: string;
  readonly differences: readonly Difference[];
  /** Further ones are not listed. */
  readonly more: number;
  /** The error of the current handler. */
  readonly error?: string;
}
