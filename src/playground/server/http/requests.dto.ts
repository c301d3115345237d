import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import type { ConversationOptionsView, TroubleName } from '../view.types.js';
import { TROUBLES } from '../view.types.js';

/** A new conversation. */
export class ConversationOptionsDto implements ConversationOptionsView {
  @Length(1, 35)
  @IsString()
  readonly language: string = 'en';

  @Length(1, 40)
  @IsString()
  readonly channel: string = 'chat21';

  @Length(1, 100)
  @IsString()
  readonly userName: string = 'Guest';

  @MaxLength(200)
  @IsString()
  readonly userEmail: string = '';

  @IsBoolean()
  readonly draft: boolean = false;
}

/** A message of the user, or a pressed button. */
export class SayDto {
  @Length(1, 10_000)
  @IsString()
  readonly text: string;

  @MaxLength(10_000)
  @IsString()
  @IsOptional()
  readonly action?: string;

  /** False for a button without a visible message of the user. */
  @IsBoolean()
  readonly echo: boolean = true;
}

/** A request to send again. */
export class ResendDto {
  /** The body as it was edited. */
  @IsObject()
  readonly body: Record<string, unknown>;

  /** The id of the time line's entry with the original request. */
  @IsString()
  readonly entry: string;
}

export class TroublesDto {
  @IsIn(TROUBLES, { each: true })
  @ArrayMaxSize(TROUBLES.length)
  @IsArray()
  readonly on: TroubleName[];
}
