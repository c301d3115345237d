import { IsBoolean, IsOptional } from 'class-validator';
import { absentIfEmpty } from '../tolerance.js';
import { OptionalId, OptionalText } from './optional-fields.decorators.js';

/** `payload.message.request`: the conversation. */
export class ConversationDto {
  @OptionalId() request_id: unknown;
  @OptionalId() id_project: unknown;
  @OptionalText() language: unknown;
  @IsOptional() @IsBoolean() draft: unknown;

  static from(conversation: Record<string, unknown>): ConversationDto {
    const dto = new ConversationDto();
    dto.request_id = absentIfEmpty(conversation.request_id);
    dto.id_project = absentIfEmpty(conversation.id_project);
    dto.language = absentIfEmpty(conversation.language);
    dto.draft = absentIfEmpty(conversation.draft);
    return dto;
  }
}
