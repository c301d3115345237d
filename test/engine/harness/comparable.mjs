/** The parts that differ from run to run and mean nothing: ids, tokens, times, addresses. */
const VOLATILE = [
  [/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<token>'],
  [/support-group-([0-9a-f]{24})-[0-9a-f]{32}/g, 'support-group-$1-<conversation>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>'],
  [/\b[0-9a-f]{24}\b/g, '<id>'],
  [/\b[0-9a-f]{32}\b/g, '<hex>'],
  [/\b([a-z0-9]+)-[0-9a-f]{12}\b/g, '$1-<lead>'],
];
const VOLATILE_FIELDS = new Set(['clienttimestamp']);
/** The connection, and the length of a body whose ids differ in nothing but their letters. */
const CONNECTION_HEADERS = new Set(['connection', 'content-length', 'host']);

/** A copy of the value in which everything volatile has a name instead. The order of keys does not count. */
export function comparable(value, key) {
  if (typeof value === 'string') {
    const short = value.length > 2_000 ? `${value.slice(0, 10)}… ${value.length} chars` : value;
    return VOLATILE.reduce((text, [pattern, name]) => text.replace(pattern, name), short);
  }
  if (Array.isArray(value)) {
    return value.map((item) => comparable(item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value)
    .filter(([name, inner]) => inner !== undefined && !(key === 'headers' && CONNECTION_HEADERS.has(name)))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, VOLATILE_FIELDS.has(name) ? '<time>' : comparable(inner, name)]),
  );
}
