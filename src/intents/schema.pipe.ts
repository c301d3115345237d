import type { PipeTransform } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { ReplyError } from '../replies/index.js';

/**
 * Validates variables of the conversation with a Standard Schema, and gives the handler the schema's output. Not Nest's
 * own pipe: the user must read the messages of the schema as a reply, and Nest's pipe answers with status 400.
 */
export class SchemaPipe implements PipeTransform {
  constructor(private readonly schema: StandardSchemaV1) {}

  /** @throws ReplyError with the messages of the schema, one a line */
  async transform(value: unknown): Promise<unknown> {
    const result = await this.schema['~standard'].validate(plain(value));
    if (result.issues === undefined) return result.value;
    throw new ReplyError([...new Set(result.issues.map(({ message }) => message))].join('\n'));
  }
}

/**
 * The value as schemas expect it: `params` has no prototype, which some schemas refuse, and the property `__proto__` of a
 * user's JSON would set the prototype of an object that a schema builds by assignment.
 */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isData(value)) return value;
  const members = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]));
}

/** Instances of classes stay as they are: a `Secret` among them must stay one. */
function isData(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
