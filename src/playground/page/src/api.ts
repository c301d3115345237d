import type {
  ConversationOptionsView,
  ConversationView,
  StateView,
  TroubleName,
} from '../../server/view.types.js';

const BASE = '/playground/api';

/** The service's error message for a rejected request. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  // The service only accepts changes as JSON, with or without a body.
  const headers: HeadersInit = method === 'GET' ? {} : { 'Content-Type': 'application/json' };
  const hasBody = method === 'POST' || method === 'PUT';
  const answer = await fetch(`${BASE}${path}`, {
    method,
    headers,
    ...(hasBody && { body: JSON.stringify(body ?? {}) }),
  });
  if (!answer.ok) throw new ApiError(await reasonOf(answer));
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function reasonOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => ({}))) as { message?: string | string[] };
  return [body.message].flat().join('. ') || `The service answered ${answer.status}.`;
}

export interface ExportedTest {
  readonly fileName: string;
  readonly source: string;
}

type Said = { readonly turn: string };

/** The page's requests to the service. Each rejects with an {@link ApiError} with the service's message. */
export class PlaygroundApi {
  conversation(id: string): Promise<ConversationView> {
    return call('GET', `/conversations/${id}`);
  }

  open(options: Partial<ConversationOptionsView>): Promise<ConversationView> {
    return call('POST', '/conversations', options);
  }

  remove(id: string): Promise<void> {
    return call('DELETE', `/conversations/${id}`);
  }

  say(id: string, message: { text: string; action?: string; echo?: boolean }): Promise<Said> {
    return call('POST', `/conversations/${id}/messages`, message);
  }

  resend(id: string, turn: string, entry: string, body: unknown): Promise<Said> {
    return call('POST', `/conversations/${id}/turns/${turn}/resend`, { entry, body });
  }

  restart(id: string, turn: string): Promise<ConversationView> {
    return call('POST', `/conversations/${id}/turns/${turn}/restart`);
  }

  test(id: string): Promise<ExportedTest> {
    return call('GET', `/conversations/${id}/test`);
  }

  troubles(on: readonly TroubleName[]): Promise<StateView> {
    return call('PUT', '/troubles', { on });
  }
}

export const api = new PlaygroundApi();
