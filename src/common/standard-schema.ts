import type { StandardSchemaV1 } from '@standard-schema/spec';

/**
 * Tells schemas of zod, valibot and others from pipes and classes. Ask this first: schemas of zod have a method
 * `transform`, as pipes do, and those of other libraries are functions, as classes are.
 */
export function isStandardSchema(value: unknown): value is StandardSchemaV1 {
  const holder = value as { '~standard'?: { validate?: unknown } } | null | undefined;
  return typeof holder?.['~standard']?.validate === 'function';
}
