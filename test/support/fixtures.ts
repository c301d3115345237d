import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'fixtures');

/** Real requests of the engine, and the sample of the platform's own page, as they came. */
export const fixtureNames = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

export function fixtureText(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

export interface WireBody {
  token: string;
  payload: {
    intent: Record<string, unknown>;
    message: Record<string, unknown> & { request: Record<string, unknown> };
    bot: Record<string, unknown>;
    [field: string]: unknown;
  };
  variables?: Record<string, unknown>;
  [field: string]: unknown;
}

/** A fresh copy of a recorded request, to change at will. */
export function fixture(name = '01-simple-intent.json'): WireBody {
  return JSON.parse(fixtureText(name)) as WireBody;
}

/** A recorded request for another intent, with other variables. Each is another message, with the text of the user. */
export function requestFor(intent: string, params: Record<string, unknown> = {}): WireBody {
  const body = fixture();
  body.payload.intent.intent_display_name = intent;
  body.payload.message._id = randomBytes(12).toString('hex');
  if (typeof params.lastUserText === 'string') body.payload.message.text = params.lastUserText;
  Object.assign(body.variables ?? {}, params);
  return body;
}
