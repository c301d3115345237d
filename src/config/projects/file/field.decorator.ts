import 'reflect-metadata';

const FIELDS = Symbol('fields');

/** A class whose fields are read from a mapping of the file. */
export type EntryClass = new () => object;

export interface FieldOptions {
  /** How to repair it, in whole sentences. */
  cure: string;
  /** Turns the text of the file into the value of the property. What it cannot read it gives back as it came. */
  parse?: (input: unknown) => unknown;
  /** For what is no text: a mapping, a list of mappings, or mappings by name. */
  holds?: { one: () => EntryClass } | { list: () => EntryClass } | { named: () => EntryClass };
}

export interface FieldDefinition extends Readonly<FieldOptions> {
  /** The property, and the key in the file. */
  readonly key: string;
}

/**
 * Makes a property a key of the projects file, as `@Setting` makes one a variable of the environment: reading, unknown
 * keys and cures all work from this definition, and the validators of class-validator stand beside it.
 */
export function Field(options: FieldOptions): PropertyDecorator {
  return (prototype, property) => {
    const fields = [...fieldsOf(prototype.constructor), { ...options, key: String(property) }];
    Reflect.defineMetadata(FIELDS, fields, prototype.constructor);
  };
}

/** The fields of a class, those of the classes that it extends first. */
export function fieldsOf(entry: object): readonly FieldDefinition[] {
  return (Reflect.getMetadata(FIELDS, entry) as FieldDefinition[] | undefined) ?? [];
}
