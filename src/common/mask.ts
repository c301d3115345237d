/** What stands in the place of a secret, wherever something is printed. */
export const MASK = '[secret]';
