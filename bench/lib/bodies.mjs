import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '..', '..', 'test', 'fixtures');

/** The ids that the client replaces in each request, so that each one is a new call in a new conversation. */
export const UNIQUE = 'f0f0f0f0f0f0f0f0f0f0f0f0';
const PROJECT = '667e5e4f698c6a4ee5cf716b';
const REQUEST_ID = `support-group-${PROJECT}-${UNIQUE}`;

export const SIZES = ['600B', '24KB', '100KB', '1MB'];

/** A request of the real engine, or of the platform's page, in the size that is asked for. */
export function bodyOf(size, intent) {
  if (size === '600B') return JSON.stringify(smallBody(intent));
  const body = JSON.parse(readFileSync(join(FIXTURES, '01-simple-intent.json'), 'utf8'));
  const { payload } = body;
  payload.intent.intent_display_name = intent;
  payload.message._id = UNIQUE;
  payload.message.request.request_id = REQUEST_ID;
  const bytes = { '24KB': 24 * 1024, '100KB': 100 * 1024, '1MB': 1000 * 1024 }[size];
  pad(body, bytes - JSON.stringify(body).length);
  return JSON.stringify(body);
}

function smallBody(intent) {
  return {
    token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2lnbmF0dXJlLW9mLXRoaXMtc2hvcnQtdG9rZW4',
    payload: {
      intent: { intent_display_name: intent },
      message: {
        _id: UNIQUE,
        text: 'The static reply.',
        request: { request_id: REQUEST_ID, language: 'en', id_project: PROJECT },
      },
      bot: { name: 'Shop', _id: '667e7206698c6a4ee5cf7180', id_project: PROJECT },
    },
  };
}

/** Grows as real requests grow: by variables, each a small object. */
function pad(body, missing) {
  if (missing <= 0) return;
  const entry = { sku: 'A-1000', name: 'A thing of the catalogue', price: 12.5, tags: ['new', 'blue'] };
  const count = Math.ceil(missing / (JSON.stringify(entry).length + 1));
  body.variables.catalogue = Array.from({ length: count }, (_, index) => ({
    ...entry,
    sku: `A-${1000 + index}`,
  }));
}
