export { botDocuments } from './bot-documents.js';
export { ENGINE_HEADERS } from '../../protocol/index.js';
export { newObjectId } from './platform-ids.js';
export { SHOP_BOT } from './turn-facts.js';
export { webhookRequest } from './webhook-request.js';
export type {
  RequestBot,
  RequestUser,
  WebhookDialect,
  WebhookRequestOptions,
} from './webhook-request-options.interface.js';
export type { WebhookRequestBody, WebhookRequestPayload } from './webhook-request-body.types.js';
