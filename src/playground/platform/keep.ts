/** Appends an item to a list, and removes the oldest items above the limit. */
export function keep<T>(list: T[], item: T, limit: number): void {
  list.push(item);
  if (list.length > limit) list.splice(0, list.length - limit);
}
