import { keep } from '../keep.js';
import { newId } from '../new-id.js';
import type { ApiCall } from './api-call.interface.js';

/** Larger bodies are not stored. */
const LONGEST_KEPT = 64_000;

export type CallEnd = Pick<ApiCall, 'status' | 'answer' | 'broken'>;

export type ApiCallListener = (call: Readonly<ApiCall>) => void;

/** The calls of the REST interface, the oldest first; the oldest are forgotten above the limit. */
export class ApiLog {
  private readonly calls: ApiCall[] = [];
  private readonly listeners = new Set<ApiCallListener>();

  constructor(private readonly limit: number) {}

  get entries(): readonly Readonly<ApiCall>[] {
    return this.calls;
  }

  /**
   * Notifies about each call twice: on arrival and at the end.
   *
   * @returns ends the subscription
   */
  subscribe(listener: ApiCallListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  clear(): void {
    this.calls.length = 0;
  }

  /**
   * @param credentials what the call is authorized with: hidden wherever it stands
   * @returns tells that the call is over
   */
  arrived(call: Omit<ApiCall, 'id' | 'at'>, credentials: readonly string[]): (end: CallEnd) => void {
    const hidden = (text: string): string =>
      credentials.reduce((rest, credential) => rest.replaceAll(credential, '[secret]'), text);
    const query = kept(call.query, hidden) as ApiCall['query'];
    const entry: ApiCall = { ...call, id: newId(), at: Date.now(), query, body: kept(call.body, hidden) };
    keep(this.calls, entry, this.limit);
    this.tell(entry);
    return (end) => {
      Object.assign(entry, end, { answer: kept(end.answer, hidden), durationMs: Date.now() - entry.at });
      this.tell(entry);
    };
  }

  private tell(call: ApiCall): void {
    for (const listener of [...this.listeners]) listener(call);
  }
}

/** A copy, because documents go on changing. */
function kept(value: unknown, hidden: (text: string) => string): unknown {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return undefined;
  return text.length > LONGEST_KEPT ? `[${text.length} characters]` : (JSON.parse(hidden(text)) as unknown);
}
