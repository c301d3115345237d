import 'reflect-metadata';

const FIELDS = Symbol('fields');

/** A class whose fields are read from a mapping of the file. */
export type EntryClass = new () => object;

export interface FieldOptions {
  /** The cure, in full sentences. */
  cure: string;
  /** Converts the text of the file to the value of the property. Returns input that it cannot read unchanged. */
  parse?: (input: unknown) => unknown;
  /** For values that are not text: a mapping, a list of mappings, or mappings by name. */
  holds?: { one: () => EntryClass } | { list: () => EntryClass } | { named: () => EntryClass };
}

export interface FieldDefinition extends Readonly<FieldOptions> {
  /** The property, and the key in the file. */
  readonly key: string;
}

/**
 * Makes a property a key of the projects file, as `@Setting` makes one a variable of the environment. Reading, unknown
 * keys and cures all use this definition, together with the validators of class-validator on the same property.
 */
export function Field(options: FieldOptions): PropertyDecorator {
  return (prototype, property) => {
    const fields = [...fieldsOf(prototype.constructor), { ...options, key: String(property) }];
    Reflect.defineMetadata(FIELDS, fields, prototype.constructor);
  };
}

/** The fields of a class, those of its base classes first. */
export function fieldsOf(entry: object): readonly FieldDefinition[] {
  return (Reflect.getMetadata(FIELDS, entry) as FieldDefinition[] | undefined) ?? [];
}
