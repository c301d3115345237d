import type { Reply } from './reply.js';

/** The text that a template gets for an object, a promise that was not awaited, or a missing value. */
const FORGOTTEN = /\[object [A-Z]\w*\]|\bundefined\b/;

export interface ForgottenValue {
  /** The number of the message in the reply, from 1. */
  message: number;
  /** `[object Promise]`, `[object Object]`, `undefined`. */
  written: string;
}

/** The first message of a reply whose texts, labels or links hold such a value: usually an `await` is missing. */
export function forgottenValueOf(reply: Reply): ForgottenValue | undefined {
  let message = 0;
  for (const part of reply.parts) {
    if (part.kind !== 'message' && part.kind !== 'note' && part.kind !== 'info') continue;
    message += 1;
    const written = writtenIn(part);
    if (written !== undefined) return { message, written };
  }
  return undefined;
}

function writtenIn(value: unknown): string | undefined {
  if (typeof value === 'string') return FORGOTTEN.exec(value)?.[0];
  if (typeof value !== 'object' || value === null) return undefined;
  for (const each of Object.values(value)) {
    const written = writtenIn(each);
    if (written !== undefined) return written;
  }
  return undefined;
}
