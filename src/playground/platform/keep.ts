/** Puts an item at the end of a list, and forgets the oldest ones above the limit. */
export function keep<T>(list: T[], item: T, limit: number): void {
  list.push(item);
  if (list.length > limit) list.splice(0, list.length - limit);
}
