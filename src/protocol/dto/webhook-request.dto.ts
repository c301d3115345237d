import { IsNotEmpty, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { absentIfEmpty } from '../tolerance.js';
import { LONGEST_TOKEN } from '../token-claims.js';
import { nested } from './optional-fields.decorators.js';
import { PayloadDto } from './payload.dto.js';

/**
 * The validated part of a request: the fields that the framework itself uses, and no others.
 *
 * Each DTO copies its fields out of the body instead of transforming it, because class-validator takes ten times as
 * long as `JSON.parse` for the 24 KB that the engine sends. User-controlled fields (`variables`) are not validated: a
 * wrong type in them must not cost the user the answer.
 */
export class WebhookRequestDto {
  @IsString() @IsNotEmpty() @MaxLength(LONGEST_TOKEN) token: unknown;
  @IsObject() @ValidateNested() payload: unknown;
  @IsOptional() @IsObject() variables: unknown;

  static from(body: Record<string, unknown>): WebhookRequestDto {
    const dto = new WebhookRequestDto();
    dto.token = body.token;
    dto.payload = nested(body.payload, (value) => PayloadDto.from(value));
    dto.variables = absentIfEmpty(body.variables);
    return dto;
  }
}
