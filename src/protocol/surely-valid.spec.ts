import { IsArray, IsIn, IsString, validateSync } from 'class-validator';
import fc from 'fast-check';
import { WebhookRequestDto } from './dto/webhook-request.dto.js';
import { surelyValid } from './surely-valid.js';

const scalar = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('an-id', undefined) },
  fc.string(),
  fc.constantFrom('an id', 'a/b', 'x'.repeat(300), 'x'.repeat(2000), null, undefined, true, 7, [], {}, ['a']),
);
const conversation = fc.oneof(
  scalar,
  fc.record({ request_id: scalar, language: scalar, draft: scalar }, { requiredKeys: [] }),
);
const message = fc.oneof(
  scalar,
  fc.record({ _id: scalar, text: scalar, sender: scalar, request: conversation }, { requiredKeys: [] }),
);
const payload = fc.oneof(scalar, {
  weight: 9,
  arbitrary: fc.record(
    {
      intent: fc.oneof(scalar, {
        weight: 9,
        arbitrary: fc.record({ intent_display_name: scalar, intent_id: scalar }),
      }),
      message,
      bot: fc.oneof(scalar, fc.record({ _id: scalar, name: scalar, language: scalar })),
      botId: scalar,
    },
    { requiredKeys: [] },
  ),
});

describe('surelyValid', () => {
  it('says of every request what class-validator says', () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.record({ token: scalar, payload, variables: scalar }), (body) => {
        const isValid = validateSync(WebhookRequestDto.from(body)).length === 0;
        valid += Number(isValid);
        expect(surelyValid(WebhookRequestDto.from(body))).toBe(isValid);
      }),
      { numRuns: 5000 },
    );
    expect(valid).toBeGreaterThan(50);
  });

  it('is never sure of decorators that it does not prepare', () => {
    class Listed {
      @IsArray() @IsString({ each: true }) tags: unknown = ['a'];
    }
    class Plain {
      @IsIn(['a']) tag: unknown = 'a';
    }
    class Bare {}
    expect([new Listed(), new Plain(), new Bare()].map(surelyValid)).toEqual([false, true, false]);
  });
});
