import { FulfillmentError } from '../../common/index.js';

/** Something was to be sent later, but the application has no outbox. Nothing was accepted. */
export class OutboxMissingError extends FulfillmentError {
  constructor() {
    super({
      code: 'OUTBOX_MISSING',
      message: 'This application has no outbox to keep a reply for later.',
      help: 'Import OutboxModule beside MessagingModule, or send the reply now: conversation.send(reply).',
    });
  }
}
