import { readAnswer } from '../../playground/index.js';
import type { WireAnswer } from '../conversation/index.js';
import type { HttpAnswer } from './in-process-http.js';

export function wireAnswer({ status, headers, body }: HttpAnswer): WireAnswer {
  const read = readAnswer(status, headers, body);
  return { status, json: 'data' in read && read.data !== '' ? read.data : undefined };
}
