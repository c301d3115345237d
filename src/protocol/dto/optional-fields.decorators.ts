import { applyDecorators } from '@nestjs/common';
import { IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { ID } from '../ids.js';
import { absentIfEmpty, isRecord } from '../tolerance.js';

const MAX_NAME_LENGTH = 1024;

export function OptionalId(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    IsString(),
    Matches(ID, { message: '$property must be an id of at most 256 characters, without spaces or slashes' }),
  );
}

export function OptionalName(): PropertyDecorator {
  return applyDecorators(IsOptional(), IsString(), MaxLength(MAX_NAME_LENGTH));
}

export function OptionalText(): PropertyDecorator {
  return applyDecorators(IsOptional(), IsString());
}

export function OptionalNested(): PropertyDecorator {
  return applyDecorators(IsOptional(), IsObject(), ValidateNested());
}

/** An object becomes its DTO; a missing one stays missing; anything else is left for `@IsObject` to refuse. */
export function nested<T>(value: unknown, build: (value: Record<string, unknown>) => T): unknown {
  const present = absentIfEmpty(value);
  return isRecord(present) ? build(present) : present;
}
