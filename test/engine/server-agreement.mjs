import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CASES } from './requests/cases.mjs';
import { FIELDS_NOBODY_READS, OTHER_EFFECT, isNoticeOfSystem } from './requests/differences.mjs';
import { emulatedStage } from './requests/emulated-stage.mjs';
import { play } from './requests/play.mjs';
import { realStage } from './requests/real-stage.mjs';

/** Every request is made of the platform's own server and of the emulator: what they answer, and what they do. */
let real;
let emulated;

before(async () => {
  [real, emulated] = await Promise.all([realStage(), emulatedStage()]);
});
after(() => Promise.all([real?.close(), emulated?.close()]));

for (const example of CASES) {
  test(example.name, async () => {
    const expected = await play(real, example);
    const actual = await play(emulated, example);
    assert.deepEqual(answer(actual), answer(expected));
    if (!OTHER_EFFECT[example.name]) {
      assert.deepEqual(effect(actual), effect(expected));
    }
  });
}

/** Silence, the status, an error as it is, and the fields of a success. */
function answer({ status, body }) {
  if (status === 'silence' || status === 404) {
    return { status, error: status === 404 && typeof body === 'object' ? body : undefined };
  }
  return status >= 400 ? { status, error: withoutDetails(body) } : { status, fields: fieldsOf(body) };
}

/** An error of the database is passed on with everything that it knows. */
function withoutDetails(body) {
  if (typeof body !== 'object' || body === null) {
    return body;
  }
  const { err, error, ...rest } = body;
  return { ...rest, err: typeof err, error: typeof error === 'string' ? error : typeof error };
}

function fieldsOf(body) {
  const [item, list] = Array.isArray(body) ? [body[0], true] : [body, false];
  const fields = Object.keys(item ?? {}).filter((field) => !FIELDS_NOBODY_READS.includes(field));
  return { list, fields: fields.sort() };
}

function effect({ effect: { messages = [], ...rest } }) {
  const seen = messages.filter((message) => !isNoticeOfSystem(message));
  return JSON.parse(JSON.stringify({ ...rest, messages: seen }));
}
