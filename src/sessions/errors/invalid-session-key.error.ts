import { FulfillmentError } from '../../common/index.js';

/** A SessionKey has a name or a schema that is not usable. */
export class InvalidSessionKeyError extends FulfillmentError {
  constructor(message: string, help: string) {
    super({ code: 'INVALID_SESSION_KEY', message, help });
  }

  static ofName(): InvalidSessionKeyError {
    return new InvalidSessionKeyError(
      'The name of a session key is not usable.',
      'Give 1 to 64 letters, digits, ".", "_" and "-", a letter first, for example shop.cart.',
    );
  }

  static withoutSchema(key: string): InvalidSessionKeyError {
    return new InvalidSessionKeyError(
      `The options of the session key '${key}' have no schema.`,
      "Give { schema, initial } with a schema of a library with Standard Schema, such as zod or valibot, or only the function 'initial'.",
    );
  }

  static ofAsyncSchema(key: string): InvalidSessionKeyError {
    return new InvalidSessionKeyError(
      `The schema of the session key '${key}' is asynchronous.`,
      'Give a schema without asynchronous checks, and make those checks in the handler before it sets the value.',
    );
  }
}
