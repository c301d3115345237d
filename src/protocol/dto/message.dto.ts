import { absentIfEmpty } from '../tolerance.js';
import { ConversationDto } from './conversation.dto.js';
import { nested, OptionalId, OptionalNested, OptionalText } from './optional-fields.decorators.js';

/** `payload.message`: what the user sent, or what the engine made up for a call from inside a flow. */
export class MessageDto {
  @OptionalId() _id: unknown;
  @OptionalId() id_project: unknown;
  @OptionalId() recipient: unknown;
  @OptionalText() sender: unknown;
  @OptionalText() text: unknown;
  @OptionalText() language: unknown;
  @OptionalNested() request: unknown;

  static from(message: Record<string, unknown>): MessageDto {
    const dto = new MessageDto();
    dto._id = absentIfEmpty(message._id);
    dto.id_project = absentIfEmpty(message.id_project);
    dto.recipient = absentIfEmpty(message.recipient);
    dto.sender = absentIfEmpty(message.sender);
    dto.text = absentIfEmpty(message.text);
    dto.language = absentIfEmpty(message.language);
    dto.request = nested(message.request, (value) => ConversationDto.from(value));
    return dto;
  }
}
