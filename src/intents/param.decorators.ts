import { createParamDecorator, type PipeTransform, type Type } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { isStandardSchema } from '../common/index.js';
import { getIntentContext } from './execution-context.js';
import type { IntentContext } from './intent-context.js';
import { SchemaPipe } from './schema.pipe.js';

type Pipes = (PipeTransform | Type<PipeTransform>)[];

function fromContext(read: (context: IntentContext) => unknown): (...pipes: Pipes) => ParameterDecorator {
  return createParamDecorator((_data: unknown, host) => read(getIntentContext(host)));
}

const Param = createParamDecorator((name: string | undefined, host) => {
  const { params } = getIntentContext(host);
  return name === undefined ? params : params[name];
});

/**
 * One variable of the conversation, through the pipes given: `@IntentParam('orderId', ParseIntPipe)`.
 * Without a name, all of them. It is user input.
 *
 * A [Standard Schema](https://standardschema.dev) (zod, valibot and others) may be given as a pipe:
 * `@IntentParam('orderId', z.string().regex(/^\d{5}$/, 'Which order?'))`. The parameter is the schema's output. If the
 * value fails, the handler is not called, and the user reads the schema's messages.
 *
 * @publicApi
 */
export function IntentParam(
  name?: string,
  ...pipesOrSchemas: (Pipes[number] | StandardSchemaV1)[]
): ParameterDecorator {
  return Param(name, ...pipesOrSchemas.map((each) => (isStandardSchema(each) ? new SchemaPipe(each) : each)));
}

/** The whole {@link IntentContext}, which is also what an undecorated parameter gets. @publicApi */
export const CurrentContext = fromContext((context) => context);
/** The user's words. @publicApi */
export const UserText = fromContext((context) => context.text);
/** The text designed for the intent. @publicApi */
export const StaticReply = fromContext((context) => context.staticReply);
/** Primary language code: `en`. @publicApi */
export const Language = fromContext((context) => context.language);
/** Language tag with its region: `en-US`. @publicApi */
export const Locale = fromContext((context) => context.locale);
/** The channel's name: `web`, `whatsapp`, … @publicApi */
export const Channel = fromContext((context) => context.channel);
/** The bot that was called. @publicApi */
export const CurrentBot = fromContext((context) => context.bot);
/** The end user, as the platform describes them. @publicApi */
export const CurrentUser = fromContext((context) => context.user);
/** The `Conversation`, for messages beside the answer. @publicApi */
export const CurrentConversation = fromContext((context) => context.conversation);
/** The conversation's `Session`: what the service itself remembers of it. @publicApi */
export const CurrentSession = fromContext((context) => context.session);
/** The intent that was matched: name and id. @publicApi */
export const MatchedIntent = fromContext((context) => context.intent);
