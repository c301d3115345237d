import { isRecord, recordOf } from '../common/index.js';
import { channelName } from './channels.js';
import { explicitIntent } from './explicit-intent.js';
import { parseLanguage } from './language.js';
import { isFromFlow } from './senders.js';
import { firstString } from './tolerance.js';
import type { WebhookIntent, WebhookMessage, WebhookRequest } from './webhook-request.types.js';

type Variables = Record<string, unknown>;

/** Fields of an e-mail's attributes, which are variables of the same names. */
const EMAIL_FIELDS = [
  'email_subject',
  'email_toEmail',
  'email_fromEmail',
  'email_messageId',
  'email_replyTo',
  'email_eml',
  'link',
  'attachments',
] as const;

/**
 * The variables that the engine sets from one message, not from its conversation or its bot. `undefined` and `null`
 * among them set nothing. @see protocol.md 1.6
 */
export function messageVariables(message: WebhookMessage): Variables {
  const attributes = recordOf(message.attributes);
  const { payload, requester_id, ipAddress, dnis, callId, ani } = attributes;
  return {
    ...ofWords(message),
    ...ofUpload(message),
    last_message_id: message._id,
    ...Object.fromEntries(EMAIL_FIELDS.map((name) => [name, attributes[name]])),
    user_id: requester_id,
    user_ip_address: ipAddress,
    ...(payload ? { ...(payload as Variables), payload } : undefined),
    ...(dnis ? { dnis } : undefined),
    ...(callId ? { callId } : undefined),
    ...(ani ? { ani } : undefined),
  };
}

/**
 * The part of the variables that the message of this call sets itself. The engine keeps variables per conversation and
 * reads them when it calls the webhook, so after two quick messages both calls carry the variables of one message.
 */
export function ownVariables({ payload }: WebhookRequest): Variables {
  const { message, intent } = payload;
  if (message === undefined) return {};
  const parameters = parametersFor(intent, message);
  if (isFromFlow(message)) return parameters;
  const own = messageVariables(message);
  // The engine sets the type only for a message with words; a picture without words has a type too.
  own.lastUserMessageType = message.type;
  own.user_language = parseLanguage(message.request?.language)?.language;
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined || value === null) delete own[name];
  }
  // The engine skips a null of the payload and keeps the value before it; a late reply has set it to null all the same.
  Object.assign(own, recordOf(recordOf(message.attributes).payload));
  for (const name of [...askedBy(intent.form), ...globalsOf(payload.bot)]) delete own[name];
  return Object.assign(own, parameters);
}

function ofWords(message: WebhookMessage): Variables {
  const { text, type, channel } = message;
  if (firstString(text) === undefined || isFromFlow(message)) return {};
  const { senderFullname, channel_type, status, sender, recipient, createdBy, attributes, metadata } =
    message;
  return {
    last_user_text: text,
    lastUserText: text,
    lastUserMessageType: type,
    lastUserMessage: {
      ...{ senderFullname, type, channel_type, status, id: message._id, sender, recipient, text },
      ...{ createdBy, attributes, metadata, channel },
    },
    chatChannel: nameOf(channel),
  };
}

function nameOf(channel: unknown): string | undefined {
  const name = firstString(recordOf(channel).name);
  return name === undefined ? undefined : channelName(name);
}

function ofUpload({ type, metadata }: WebhookMessage): Variables {
  const { src, name, width, height, type: mediaType } = recordOf(metadata);
  if (firstString(src) === undefined) return {};
  if (type === 'image') {
    return {
      lastUserImageURL: src,
      lastUserImageName: name,
      lastUserImageWidth: width,
      lastUserImageHeight: height,
      lastUserImageType: mediaType,
    };
  }
  if (type !== 'file') return {};
  return { lastUserDocumentURL: src, lastUserDocumentName: name, lastUserDocumentType: mediaType };
}

/** The parameters of the button or command that called this intent; a block that waits gets none of them. */
function parametersFor(intent: WebhookIntent, message: WebhookMessage): Variables {
  const explicit = explicitIntent(message);
  if (explicit === undefined) return {};
  const { name, parameters } = explicit;
  return name === intent.intent_display_name || name === `#${intent.intent_id}` ? parameters : {};
}

/** The engine sets the bot's globals after the payload: a page cannot replace them. */
function globalsOf(bot: unknown): string[] {
  const { globals } = recordOf(recordOf(bot).attributes);
  if (!Array.isArray(globals)) return [];
  return globals.flatMap((global) =>
    isRecord(global) && typeof global.key === 'string' ? [global.key] : [],
  );
}

/** Answers to a form are set after the variables of the message. @see protocol.md 1.1 */
function askedBy(form: unknown): string[] {
  const { fields } = recordOf(form);
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field) => (isRecord(field) && typeof field.name === 'string' ? [field.name] : []));
}
