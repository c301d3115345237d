import { applyDecorators } from '@nestjs/common';
import { IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { isRecord } from '../../common/index.js';
import { ID } from '../ids.js';
import { absentIfEmpty } from '../tolerance.js';

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

/**
 * An object becomes its DTO; a missing one stays missing; anything else is for `@IsObject` to refuse. A list is replaced,
 * because class-validator would walk into it and fail on members without a constructor.
 */
export function nested<T>(value: unknown, build: (value: Record<string, unknown>) => T): unknown {
  const present = absentIfEmpty(value);
  if (isRecord(present)) return build(present);
  return Array.isArray(present) ? 'a list' : present;
}
