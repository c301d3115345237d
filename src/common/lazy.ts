/**
 * A value that is made when it is first asked for. For bounded caches above all: `lru-cache` allocates its arrays at
 * their full size, which most processes never need.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
