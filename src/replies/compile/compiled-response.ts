import type { WebhookResponse } from '../../protocol/index.js';

/** An answer of the webhook, as an object and as JSON. Each form is derived from the other on first access. */
export class CompiledResponse {
  readonly kind = 'response';
  #response?: WebhookResponse;
  #json?: string;

  constructor(response: WebhookResponse | undefined, json?: string) {
    this.#response = response;
    this.#json = json;
  }

  /** @param json as an earlier answer was written */
  static ofJson(json: string): CompiledResponse {
    return new CompiledResponse(undefined, json);
  }

  get response(): WebhookResponse {
    return (this.#response ??= JSON.parse(this.json) as WebhookResponse);
  }

  /** @throws TypeError if it cannot be serialised to a JSON object: it holds a cycle, or a BigInt */
  get json(): string {
    return (this.#json ??= serialise(this.#response));
  }
}

function serialise(response: WebhookResponse | undefined): string {
  const json: string | undefined = JSON.stringify(response);
  if (json === undefined || !json.startsWith('{')) {
    throw new TypeError('The reply does not serialise to a JSON object.');
  }
  return json;
}
