import type { Agent } from 'node:https';
import axios, { isAxiosError } from 'axios';
import { recordOf } from '../../../common/index.js';
import type { AnswerHeaders, WebhookCall, WebhookCaller, WebhookResult } from './webhook-caller.interface.js';

/**
 * Calls the webhook over HTTP, with the library and the defaults that the real engine uses: no deadline, no second
 * try, redirects followed, certificates checked, credentials of the URL as Basic. @see protocol.md 1.2 and 1.8
 */
export class HttpWebhookCaller implements WebhookCaller {
  /** @param agent makes the connections by https, instead of Node's own */
  constructor(private readonly agent?: Agent) {}

  async call({ url, headers, body }: WebhookCall): Promise<WebhookResult> {
    try {
      const answer = await axios.request<unknown>({
        url: url.reveal(),
        method: 'POST',
        headers: { ...headers },
        data: body,
        ...(this.agent && { httpsAgent: this.agent }),
      });
      return {
        kind: 'answered',
        status: answer.status,
        headers: headersOf(answer.headers),
        data: answer.data,
      };
    } catch (error) {
      return failureOf(error);
    }
  }
}

/** Never the error itself: it carries the request, and so the token. */
function failureOf(error: unknown): WebhookResult {
  if (!isAxiosError<unknown>(error))
    return { kind: 'unreachable', reason: 'the webhook URL cannot be called' };
  const { response, code } = error;
  if (response === undefined) return { kind: 'unreachable', reason: code ?? 'no answer' };
  return {
    kind: 'refused',
    status: response.status,
    headers: headersOf(response.headers),
    data: typeof response.data === 'string' || isPlain(response.data) ? response.data : undefined,
  };
}

/** A body that broke off is a stream here. */
function isPlain(data: unknown): boolean {
  return data === null || typeof data !== 'object' || !('pipe' in data);
}

function headersOf(headers: unknown): AnswerHeaders {
  return { ...recordOf(headers) } as AnswerHeaders;
}
