import { readAnswer } from '../../playground/index.js';
import type { WireAnswer } from '../conversation/index.js';
import type { InProcessAnswer } from './in-process-http.js';

export function wireAnswer({ status, headers, body }: InProcessAnswer): WireAnswer {
  const read = readAnswer(status, headers, body);
  return { status, json: 'data' in read && read.data !== '' ? read.data : undefined };
}
