/** One place where the answer or a call of today is not what was recorded. */
export interface Difference {
  /** `answer.json.actions[0].text`, `calls[1].operation` */
  readonly path: string;
  /** Undefined where there was nothing. */
  readonly was?: unknown;
  readonly is?: unknown;
}

/** What came of one recording. */
export interface ReplayedTurn {
  /** The file of the recording. */
  readonly name: string;
  readonly intent: string;
  readonly differences: readonly Difference[];
  /** More of them are not listed. */
  readonly more: number;
  /** What the handler of today threw. */
  readonly error?: string;
}
