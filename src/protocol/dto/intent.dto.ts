import { OptionalName } from './optional-fields.decorators.js';

/** `payload.intent`: one of the two names is there, see `RequestReader`. */
export class IntentDto {
  @OptionalName() intent_display_name: unknown;
  @OptionalName() intent_id: unknown;

  static from(intent: Record<string, unknown>): IntentDto {
    const dto = new IntentDto();
    dto.intent_display_name = intent.intent_display_name;
    dto.intent_id = intent.intent_id;
    return dto;
  }
}
