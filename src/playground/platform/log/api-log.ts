import { newId } from '../new-id.js';
import type { ApiCall } from './api-call.interface.js';

/** A larger body is not kept. */
const LONGEST_KEPT = 64_000;

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
   * Tells of each call twice: when it has arrived, and when it is over.
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

  arrived(call: Omit<ApiCall, 'id' | 'at'>): ApiCall {
    const entry = { ...call, id: newId(), at: Date.now(), body: kept(call.body) };
    this.calls.push(entry);
    if (this.calls.length > this.limit) this.calls.splice(0, this.calls.length - this.limit);
    this.tell(entry);
    return entry;
  }

  over(call: ApiCall, end: Pick<ApiCall, 'status' | 'answer' | 'broken'>): void {
    Object.assign(call, end, { answer: kept(end.answer), durationMs: Date.now() - call.at });
    this.tell(call);
  }

  private tell(call: ApiCall): void {
    for (const listener of [...this.listeners]) listener(call);
  }
}

/** A copy, because documents go on changing. */
function kept(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return undefined;
  return text.length > LONGEST_KEPT ? `[${text.length} characters]` : (JSON.parse(text) as unknown);
}
