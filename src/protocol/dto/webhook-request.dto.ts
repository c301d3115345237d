import { IsNotEmpty, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { absentIfEmpty } from '../tolerance.js';
import { LONGEST_TOKEN } from '../token-claims.js';
import { nested } from './optional-fields.decorators.js';
import { PayloadDto } from './payload.dto.js';

/**
 * The picture of a request that is validated: the fields that the framework itself uses, and no others.
 *
 * Each DTO copies its fields out of the body instead of transforming it, because class-validator costs ten times
 * the `JSON.parse` when it walks the 24 KB that the engine sends. What users can set (`variables`) is not judged
 * here: a wrong type in there must not cost them the answer.
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
