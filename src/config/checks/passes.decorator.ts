import { ValidateBy } from 'class-validator';

/** Says what is wrong with a value, as the rest of a sentence that begins with the setting's name; nothing when it is sound. */
export type Check = (value: unknown) => string | undefined;

/** Makes a validator of class-validator from a {@link Check}, so that the message can say which of its rules was broken. */
export function Passes(check: Check): PropertyDecorator {
  return ValidateBy({
    name: check.name,
    validator: {
      validate: (value: unknown) => check(value) === undefined,
      defaultMessage: (validation) => `$property ${check(validation?.value) ?? ''}`,
    },
  });
}
