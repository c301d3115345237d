import { publishedBot } from './bot-document.js';
import { flowVariables } from './flow-variables.js';
import { intentDocument } from './intent-document.js';
import { internalMessage, userMessage } from './message-document.js';
import type { TurnFacts } from './turn-facts.js';
import type { WebhookRequestBody } from './webhook-request-body.types.js';

/** The body that the platform's engine sends, in its order. @see protocol.md 1.2-1.4 */
export function engineRequest(facts: TurnFacts, insideFlow: boolean): WebhookRequestBody {
  return {
    payload: {
      botId: facts.bot.id,
      bot: publishedBot(facts),
      message: insideFlow ? internalMessage(facts) : userMessage(facts),
      intent: intentDocument(facts),
    },
    token: facts.token,
    variables: flowVariables(facts),
  };
}
