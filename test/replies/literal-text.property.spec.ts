import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  Button,
  Card,
  compileDelivery,
  compileReply,
  literalText,
  Reply,
  toReply,
} from '../../src/replies/index.js';
import type { WebhookResponse } from '../../src/protocol/index.js';
import { FILLED, filled, isParsed, isRun, shownStrings } from './engine-model.js';
import { propertyRuns } from '../support/property-runs.js';
import { nastyText, visibleText, withoutZeroWidthSpaces } from './nasty-text.js';

const RUNS = { numRuns: propertyRuns({ short: 500, long: 10_000 }) };
const VARIABLES = ['name', 'x', 'chatbotToken'];
const PICTURE = 'https://cdn.example.com/a.png';

function responseOf(value: unknown): WebhookResponse {
  const compiled = compileReply(toReply(value));
  if (compiled.kind !== 'response') {
    throw new Error(`compiled to ${compiled.kind}`);
  }
  return compiled.response;
}

describe('literal text, for any text', () => {
  it('shows every string of a reply as the same characters, and nothing filled', () => {
    fc.assert(
      fc.property(visibleText, visibleText, (one, two) => {
        const reply = Reply.text(one)
          .image(PICTURE, { caption: two, name: one })
          .buttons(Button.text(two))
          .cards(new Card({ title: two, description: one, buttons: [Button.url(one, 'https://a.example')] }));
        const shown = shownStrings(responseOf(reply), VARIABLES).map(withoutZeroWidthSpaces);
        const [plainOne, plainTwo] = [withoutZeroWidthSpaces(one), withoutZeroWidthSpaces(two)];
        assert.deepEqual(shown, [
          plainOne,
          plainTwo,
          PICTURE,
          plainOne,
          plainTwo,
          '',
          '',
          plainTwo,
          plainOne,
          '',
          plainOne,
          'https://a.example',
        ]);
      }),
      RUNS,
    );
  });

  it('runs nothing on the way, in the answer, beside it and through the messaging API', () => {
    fc.assert(
      fc.property(visibleText, visibleText, (one, two) => {
        const reply = Reply.text(one).text(two);
        const response = responseOf(reply);
        const [step] = compileDelivery(reply);
        const texts = [
          response.text ?? '',
          String(response.actions?.[0]?.text),
          step?.kind === 'message' ? step.message.text : '',
        ];
        assert.deepEqual(texts.map(isRun), [false, false, false]);
        assert.ok(
          !texts
            .map((text) => filled(text, VARIABLES))
            .join()
            .includes(FILLED),
        );
      }),
      RUNS,
    );
  });

  it('is not parsed where the platform parses, and is the same when made literal twice', () => {
    fc.assert(
      fc.property(visibleText, (text) => {
        const literal = literalText(text);
        assert.deepEqual(isParsed(literal), false);
        assert.deepEqual(literalText(literal), literal);
      }),
      RUNS,
    );
  });

  it('holds for raw objects', () => {
    fc.assert(
      fc.property(visibleText, (text) => {
        const [shown] = shownStrings(responseOf({ text }), VARIABLES);
        assert.deepEqual(withoutZeroWidthSpaces(shown ?? ''), withoutZeroWidthSpaces(text));
      }),
      RUNS,
    );
  });

  it('holds for what is interpolated in markup, whatever stands around it', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (one, two) => {
        const [shown] = shownStrings(
          responseOf(Reply.markup`a{${one}${two}}{x} $${one}{x}%}\\${two}{{name}}`),
          VARIABLES,
        );
        assert.deepEqual(
          withoutZeroWidthSpaces(shown ?? ''),
          withoutZeroWidthSpaces(`a{${one}${two}}{x} $${one}{x}%}\\${two}${FILLED}`),
        );
      }),
      RUNS,
    );
  });
});
