const OBJECT_ID = /\b[0-9a-f]{24}\b/g;
const UUID = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/**
 * The same with the names of the ids instead of the ids, and symbols for all other ids and times: two platforms that
 * do the same become equal.
 *
 * @template T
 * @param {T} value
 * @param {Record<string, string>} ids
 * @returns {T}
 */
export function symbolic(value, ids) {
  const names = Object.entries(ids).sort(([, one], [, other]) => other.length - one.length);
  const replace = (text) =>
    names
      .reduce((result, [name, id]) => result.replaceAll(id, `<${name}>`), text)
      .replace(OBJECT_ID, '<id>')
      .replace(UUID, '<uuid>')
      .replace(TIME, '<time>');
  const walk = (part) => {
    if (typeof part === 'string') {
      return replace(part);
    }
    if (Array.isArray(part)) {
      return part.map(walk);
    }
    return part && typeof part === 'object'
      ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [replace(key), walk(inner)]))
      : part;
  };
  return walk(value);
}
