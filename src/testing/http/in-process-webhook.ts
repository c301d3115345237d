import {
  readAnswer,
  type WebhookCall,
  type WebhookCaller,
  type WebhookResult,
} from '../../playground/index.js';
import type { TurnLog } from '../conversation/index.js';
import { wireAnswer } from './wire-answer.js';
import type { WebhookClient } from './webhook-client.js';

/** Calls the service under test for the bot of a test, with the required proofs. The bot's URL is ignored. */
export class InProcessWebhook implements WebhookCaller {
  constructor(
    private readonly client: WebhookClient,
    private readonly log: TurnLog,
  ) {}

  async call({ headers, body }: WebhookCall): Promise<WebhookResult> {
    const id = this.log.nextCallId();
    try {
      const answer = await this.client.post(body, { headers: { ...headers, 'X-Request-Id': id } });
      this.log.answered(id, wireAnswer(answer));
      return readAnswer(answer.status, answer.headers, answer.body);
    } catch {
      this.log.answered(id, { status: 0, json: undefined });
      return { kind: 'unreachable', reason: 'the service dropped the connection' };
    }
  }
}
