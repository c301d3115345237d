/** The authenticated caller. @see protocol.md 5 */
export type Principal =
  | { readonly kind: 'nobody' }
  /** A conversation token. */
  | { readonly kind: 'bot'; readonly id: string; readonly name: string }
  /** A user of the dashboard. */
  | { readonly kind: 'user'; readonly id: string; readonly name: string };
