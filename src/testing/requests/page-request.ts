import type { TurnFacts } from './turn-facts.js';
import type { WebhookRequestBody } from './webhook-request-body.types.js';

/** The sample of the platform's documentation page: it has the static reply instead of the user's text. */
export function pageRequest(facts: TurnFacts): WebhookRequestBody {
  const { bot } = facts;
  return {
    token: facts.token,
    payload: {
      intent: { intent_display_name: facts.intent.name },
      message: {
        text: facts.staticReply,
        request: { request_id: facts.requestId, language: facts.language },
      },
      bot: { name: bot.name, _id: bot.rootId, project_id: bot.projectId },
    },
  };
}
