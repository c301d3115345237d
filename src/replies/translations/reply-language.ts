import { ScopedValue } from '../../common/index.js';

const language = new ScopedValue<string | undefined>();

/** Runs a handler so that {@link Translations} speaks the user's language in all that it calls, however deep. */
export function withReplyLanguage<T>(userLanguage: string | undefined, run: () => T): T {
  return language.run(userLanguage, run);
}

/** The language of the user of the current request, if there is one. */
export function currentReplyLanguage(): string | undefined {
  return language.get();
}
