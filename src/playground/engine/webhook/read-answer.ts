import type { AnswerHeaders, WebhookResult } from './webhook-caller.interface.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads an answer that came without HTTP, as the engine's HTTP library reads one: UTF-8 whatever the charset says,
 * JSON whatever the content type says, and the text itself if it is none.
 */
export function readAnswer(status: number, headers: AnswerHeaders, body: Uint8Array): WebhookResult {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  const data = parsed(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  return { kind: status >= 200 && status < 300 ? 'answered' : 'refused', status, headers, data };
}

function parsed(text: string): unknown {
  if (text === '') return '';
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
