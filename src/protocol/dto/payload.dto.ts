import { IsObject, ValidateNested } from 'class-validator';
import { absentIfEmpty } from '../tolerance.js';
import { BotDto } from './bot.dto.js';
import { IntentDto } from './intent.dto.js';
import { MessageDto } from './message.dto.js';
import { nested, OptionalId, OptionalNested, OptionalText } from './optional-fields.decorators.js';

export class PayloadDto {
  @IsObject() @ValidateNested() intent: unknown;
  @OptionalNested() message: unknown;
  @OptionalNested() bot: unknown;
  @OptionalId() botId: unknown;
  @OptionalText() text: unknown;

  static from(payload: Record<string, unknown>): PayloadDto {
    const dto = new PayloadDto();
    dto.intent = nested(payload.intent, (value) => IntentDto.from(value));
    dto.message = nested(payload.message, (value) => MessageDto.from(value));
    dto.bot = nested(payload.bot, (value) => BotDto.from(value));
    dto.botId = absentIfEmpty(payload.botId);
    dto.text = absentIfEmpty(payload.text);
    return dto;
  }
}
