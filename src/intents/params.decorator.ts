import { createParamDecorator, type Type } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { isStandardSchema } from '../common/index.js';
import { ReplyError } from '../replies/index.js';
import { getIntentContext } from './execution-context.js';
import { IntentParam } from './param.decorators.js';

const NO_CLUTTER = { validationError: { target: false, value: false } } as const;

const ValidParams = createParamDecorator((type: Type<object>, host) =>
  paramsAs(type, getIntentContext(host).params),
);

/**
 * The conversation's variables as an instance of a class with class-validator's decorators. Users can set any variable
 * to anything, so this is where they become trustworthy. Only the properties that have a validator are taken over.
 *
 * When one does not pass, the handler is not called, and the user reads the validators' messages: write them as what
 * the bot asks. If several validators of a property fail, the user reads the message of the topmost.
 *
 * ```ts
 * class OrderParams {
 *   @Matches(/^\d{5}$/, { message: 'Which order do you mean? Its number has five digits.' })
 *   orderId: string;
 * }
 *
 * @Intent('order.status')
 * status(@Params(OrderParams) { orderId }: OrderParams): Promise<Reply> { … }
 * ```
 *
 * Values come as they are on the wire, numbers often as strings: `@Type(() => Number)` of class-transformer converts.
 * Validators that return a promise are not called.
 *
 * With a [Standard Schema](https://standardschema.dev) (zod, valibot and others) in place of the class, the parameter is
 * the schema's output: `@Params(orderSchema) order: z.infer<typeof orderSchema>`. Async schemas are awaited.
 *
 * @publicApi
 */
export function Params(typeOrSchema: Type<object> | StandardSchemaV1): ParameterDecorator {
  return isStandardSchema(typeOrSchema) ? IntentParam(undefined, typeOrSchema) : ValidParams(typeOrSchema);
}

/** @throws ReplyError with the validators' messages, one a line */
function paramsAs<T extends object>(type: Type<T>, params: Readonly<Record<string, unknown>>): T {
  const declared = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const names = new Set(declared.map(({ propertyName }) => propertyName));
  // By name, so that no variable called `__proto__` reaches class-transformer, which would assign it.
  const plain = Object.fromEntries(
    [...names].filter((name) => name in params).map((name) => [name, params[name]]),
  );
  const instance = plainToInstance(type, plain);
  const messages = validateSync(instance, NO_CLUTTER).flatMap(messagesOf);
  if (messages.length > 0) throw new ReplyError([...new Set(messages)].join('\n'));
  return instance;
}

/**
 * Decorators are evaluated from the bottom to the top, and class-validator keeps that order: the topmost comes last.
 * Only `@IsDefined` is always checked first, and says it all about a value that is missing.
 */
function messagesOf({ constraints = {}, children = [] }: ValidationError): string[] {
  const message = constraints.isDefined ?? Object.values(constraints).at(-1);
  return [...(message === undefined ? [] : [message]), ...children.flatMap(messagesOf)];
}
