import { FulfillmentError } from '../common/index.js';

/** A body that cannot be read or parsed, of any route. Its text goes to the caller: it never repeats the body. */
export class RequestBodyError extends FulfillmentError {
  private constructor(
    readonly status: number,
    code: string,
    message: string,
    help: string,
  ) {
    super({ code, message, help });
  }

  static readonly unsupportedMediaType = (): RequestBodyError =>
    new RequestBodyError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'The body must be JSON, in UTF-8 and not compressed.',
      'Send Content-Type: application/json and no Content-Encoding.',
    );

  static readonly bodyTooLarge = (): RequestBodyError =>
    new RequestBodyError(
      413,
      'BODY_TOO_LARGE',
      'The body is larger than this service takes.',
      'Raise BODY_LIMIT (ROUTES_BODY_LIMIT for other routes), or let the bot keep less in its variables.',
    );

  static readonly noRoomForBody = (): RequestBodyError =>
    new RequestBodyError(
      503,
      'NO_ROOM_FOR_BODY',
      'Too many large requests are in flight.',
      'Try again, or raise LIMIT_BODY_MEMORY if there is memory for it.',
    );

  static readonly malformedJson = (): RequestBodyError =>
    new RequestBodyError(
      400,
      'MALFORMED_JSON',
      'The body is not valid JSON.',
      'Send one JSON object in UTF-8.',
    );

  static readonly malformedCompression = (): RequestBodyError =>
    new RequestBodyError(
      400,
      'MALFORMED_COMPRESSION',
      'The body is not compressed as its Content-Encoding says.',
      'Send the body with the encoding that it has, or without Content-Encoding.',
    );

  static readonly invalidForm = (): RequestBodyError =>
    new RequestBodyError(
      400,
      'INVALID_FORM',
      'The fields of the form are nested too deeply.',
      'Send a flatter form, or JSON.',
    );

  static readonly jsonTooDeep = (): RequestBodyError =>
    new RequestBodyError(
      400,
      'JSON_TOO_DEEP',
      'The JSON is nested too deeply.',
      'Raise LIMIT_JSON_DEPTH, or let the bot keep flatter variables.',
    );

  static readonly jsonTooWide = (): RequestBodyError =>
    new RequestBodyError(
      400,
      'JSON_TOO_WIDE',
      'The body has more values than this service takes.',
      'Raise LIMIT_JSON_VALUES, or let the bot keep less in its variables.',
    );

  static readonly bodyAborted = (): RequestBodyError =>
    new RequestBodyError(
      400,
      'BODY_ABORTED',
      'The body ended before it was complete.',
      'Send the whole body.',
    );
}
