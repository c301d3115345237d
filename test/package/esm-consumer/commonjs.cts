import { Reply, type IntentContext, type IntentHandler } from 'pingstreams-fulfillment';

/** Only compiled: the types must resolve from a CommonJS file too. */
export class TypedHandler implements IntentHandler {
  handle(ctx: IntentContext): Reply {
    return Reply.text(ctx.language);
  }
}
