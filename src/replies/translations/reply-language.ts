import { AsyncLocalStorage } from 'node:async_hooks';

const language = new AsyncLocalStorage<string | undefined>();

/** Runs a handler so that {@link Replies} speaks the user's language in all that it calls, however deep. */
export function withReplyLanguage<T>(userLanguage: string | undefined, run: () => T): T {
  return language.run(userLanguage, run);
}

/** The language of the user whose request is handled, if one is. */
export function currentReplyLanguage(): string | undefined {
  return language.getStore();
}
