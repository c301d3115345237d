import { ENGINE_HEADERS } from '../requests/index.js';
import type { InProcessHttp } from './in-process-http.js';
import { type InProcessAnswer } from './in-process-http.js';
import { signRequest, type CallerProof } from './sign-request.js';

/** Options of a request that a test sends itself. */
export interface PostOptions {
  /** Default: the proofs that the service's configuration requires. `[]` sends none. */
  readonly proofs?: readonly CallerProof[];
  /** Headers in addition to those of the platform's engine, or replacing them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** Calls the webhook of the service under test as the platform does. */
export class WebhookClient {
  constructor(
    private readonly http: InProcessHttp,
    private readonly path: string,
    private readonly known: readonly CallerProof[],
  ) {}

  /** @param body text is sent unchanged; other values as JSON */
  post(
    body: unknown,
    { proofs = this.known, headers, method = 'POST' }: PostOptions = {},
  ): Promise<InProcessAnswer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    let { path } = this;
    const proven: Record<string, string> = {};
    for (const proof of proofs) {
      const signed = signRequest(proof, text, path);
      path = signed.path;
      Object.assign(proven, signed.headers);
    }
    return this.http.call({
      method,
      path,
      headers: { ...ENGINE_HEADERS, ...proven, ...headers },
      body: text,
    });
  }
}
