/**
 * The description of the webhook's routes for `@nestjs/swagger`. Its decorators only write metadata, and so does this
 * code, so the package is needed only by applications that use it.
 */
const EXCLUDED = 'swagger/apiExcludeEndpoint';
const EXCLUDED_CONTROLLER = 'swagger/apiExcludeController';
const PARAMETERS = 'swagger/apiParameters';
const OPERATION = 'swagger/apiOperation';
const RESPONSE = 'swagger/apiResponse';

const text = (description: string) => ({ type: 'string', description });
const open = (description: string, properties: Record<string, object> = {}) => ({
  type: 'object',
  description,
  additionalProperties: true,
  properties,
});

const BODY = {
  in: 'body',
  name: 'WebhookRequest',
  // The explorer requires a type in addition to the schema.
  type: String,
  required: true,
  description: 'The call of the platform for an intent whose webhook is switched on',
  schema: {
    type: 'object',
    additionalProperties: true,
    required: ['payload'],
    properties: {
      token: text("The conversation's token"),
      variables: open("The conversation's variables"),
      payload: {
        ...open('The intent, and its conversation', {
          intent: open('The intent', {
            intent_id: text('The id of the intent'),
            intent_display_name: text('The name of the intent, by which a handler is found'),
          }),
          bot: open('The bot'),
          botId: text("The bot's id"),
          message: open("The user's message, and its conversation in `request`", {
            text: text('The text of the message'),
          }),
        }),
        required: ['intent'],
      },
    },
  },
};

const RESPONSES = {
  200: { description: 'The reply; an empty object shows nothing', schema: open('Messages and actions') },
  204: { description: 'The reply that was designed for the intent' },
  default: { description: 'The static reply is shown', schema: open('`error`, with its code') },
};

/** Describes the route that takes the platform's calls. */
export const describedForSwagger: MethodDecorator = (_target, _name, descriptor) => {
  const method = descriptor.value as object;
  Reflect.defineMetadata(OPERATION, { summary: 'An intent of the bot' }, method);
  Reflect.defineMetadata(PARAMETERS, [BODY], method);
  Reflect.defineMetadata(RESPONSE, RESPONSES, method);
};

/** On a class or a method: excludes its routes from the application's API documents. */
export const hiddenFromSwagger = (
  target: object,
  _name?: string | symbol,
  descriptor?: PropertyDescriptor,
): void => {
  if (descriptor === undefined) Reflect.defineMetadata(EXCLUDED_CONTROLLER, [true], target);
  else Reflect.defineMetadata(EXCLUDED, { disable: true }, descriptor.value as object);
};
