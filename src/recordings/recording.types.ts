import type { JsonRecord } from '../common/index.js';
import type { OperationOutcome } from '../messaging/index.js';

/** One request to the platform on behalf of a recorded call. */
export interface RecordedCall {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly answer?: unknown;
  /** Where no answer came: whether the platform may have done it. */
  readonly outcome?: OperationOutcome;
}

/** A webhook call as it was, with pseudonyms for people and without a secret: what stands in one file. */
export interface Recording {
  readonly version: 1;
  /** When it arrived. */
  readonly at: string;
  /** The answer went out before the reply, which followed by the messaging API. */
  readonly late?: true;
  /** In milliseconds, until nothing of it went on. */
  readonly took: number;
  readonly intent: string;
  readonly handler?: string;
  /** The body of the webhook call. */
  readonly request: JsonRecord;
  /** Absent where the caller went away. */
  readonly answer?: { readonly status: number; readonly json?: unknown };
  readonly calls: readonly RecordedCall[];
  /** What the handler threw, without its message: that may hold anything. */
  readonly error?: string;
}

/** The same before it is made fit to be kept: it holds whatever came. */
export type RawRecording = Omit<Recording, 'version' | 'request'> & {
  readonly request: unknown;
  readonly person: Person;
};

/** Whose turn it was: what must not be read in a recording. */
export interface Person {
  readonly ids: readonly string[];
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** What he wrote himself. */
  readonly words?: string;
  /** The label of the button that he pressed: the words of the bot. */
  readonly pressed?: string;
}
