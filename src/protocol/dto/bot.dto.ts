import { absentIfEmpty } from '../tolerance.js';
import { OptionalId, OptionalName, OptionalText } from './optional-fields.decorators.js';

/** `payload.bot`: `id_project` is the engine's spelling, `project_id` the page's. */
export class BotDto {
  @OptionalId() _id: unknown;
  @OptionalId() root_id: unknown;
  @OptionalId() id_project: unknown;
  @OptionalId() project_id: unknown;
  @OptionalName() name: unknown;
  @OptionalText() language: unknown;

  static from(bot: Record<string, unknown>): BotDto {
    const dto = new BotDto();
    dto._id = absentIfEmpty(bot._id);
    dto.root_id = absentIfEmpty(bot.root_id);
    dto.id_project = absentIfEmpty(bot.id_project);
    dto.project_id = absentIfEmpty(bot.project_id);
    dto.name = absentIfEmpty(bot.name);
    dto.language = absentIfEmpty(bot.language);
    return dto;
  }
}
