/** What an `async *handle()` yields, as a list; anything else as it is. */
export async function collectYields(result: unknown): Promise<unknown> {
  if (!isAsyncIterable(result)) return result;
  const yielded: unknown[] = [];
  for await (const reply of result) yielded.push(reply);
  return yielded;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
