import { FulfillmentError } from '../../common/index.js';

/** The application has no outbox to send a reply later. Nothing was accepted. */
export class OutboxMissingError extends FulfillmentError {
  constructor() {
    super({
      code: 'OUTBOX_MISSING',
      message: 'This application has no outbox to send a reply later.',
      help: 'Import OutboxModule beside MessagingModule, or send the reply now: conversation.send(reply).',
    });
  }
}
