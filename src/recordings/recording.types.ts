import type { JsonRecord } from '../common/index.js';
import type { OperationOutcome } from '../messaging/index.js';

/** One request to the platform on behalf of a recorded call. */
export interface RecordedCall {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Undefined without an answer. */
  readonly status?: number;
  readonly answer?: unknown;
  /** Without an answer: whether the platform may have processed it. */
  readonly outcome?: OperationOutcome;
}

/** A recorded webhook call, with pseudonyms for people and without secrets: the content of one file. */
export interface Recording {
  readonly version: 1;
  /** When it arrived. */
  readonly at: string;
  /** The call was answered before the reply, which followed through the messaging API. */
  readonly late?: true;
  /** In milliseconds, until all of its work ended. */
  readonly took: number;
  readonly intent: string;
  readonly handler?: string;
  /** The body of the webhook call. */
  readonly request: JsonRecord;
  /** Undefined if the caller disconnected. */
  readonly answer?: { readonly status: number; readonly json?: unknown };
  readonly calls: readonly RecordedCall[];
  /** The type of the handler's error, without its message, which may hold anything. */
  readonly error?: string;
}

/** The same before anonymisation. */
export type RawRecording = Omit<Recording, 'version' | 'request'> & {
  readonly request: unknown;
  readonly person: Person;
};

/** The user of the turn, who must not be recognisable in a recording. */
export interface Person {
  readonly ids: readonly string[];
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** The text that the user wrote. */
  readonly words?: string;
  /** The label of the button that the user pressed, which is a text of the bot. */
  readonly pressed?: string;
}
