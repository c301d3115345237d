/**
 * The failure policy of the whole service: any module may provide it, and an intent's own `onFailure` goes before it.
 *
 * ```ts
 * providers: [{ provide: ON_FAILURE, useValue: 'Sorry, something went wrong.' }]
 * ```
 *
 * @publicApi
 */
export const ON_FAILURE = Symbol('ON_FAILURE');
