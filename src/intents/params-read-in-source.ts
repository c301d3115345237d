/** Members of the context that tell nothing of the variables. */
const HARMLESS =
  /^\.(?:text|language|locale|channel|user|bot|department|draft|intent|staticReply|signal|conversation|session)\b/;
const NAMED = /^\.params(?:\?\.|\.)([\w$]+)/;
const QUOTED = /^\.params(?:\?\.)?\[(['"])([^'"\\]+)\1\]/;
const WHOLE = /^\.params\b(?!\s*[.?[(])/;
const TAKEN_APART = /\{([^{}]*)\}\s*=\s*$/;
const PROPERTY = /^([\w$]+)\s*(?:[:=].*)?$/s;

/**
 * The variables that a function reads from the context in one of its arguments. Reads no JavaScript: it knows a few
 * ways of saying it, and takes everything else, a comment too, for "it may read anything". So it may know nothing, but
 * what it knows is true.
 *
 * @param source the function as `toString` gives it
 * @param positions of the arguments that hold the context
 * @returns undefined when it may read anything
 */
export function paramsReadInSource(source: string, positions: readonly number[]): string[] | undefined {
  const [, list = '...'] = /^[^(]*\(([^()]*)\)/.exec(source) ?? [];
  const names = list.split(',').map((name) => name.trim());
  if (/\.\.\.|=/.test(list) || /(?<![\w$.])arguments\b/.test(source)) return undefined;
  const body = source.slice(source.indexOf(')') + 1);
  const reads = positions.map((position) => readsOf(names[position] ?? '', body));
  return reads.includes(undefined) ? undefined : reads.flatMap((found) => found ?? []);
}

function readsOf(name: string, body: string): string[] | undefined {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) return undefined;
  const uses = body.matchAll(new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'));
  const reads = [...uses].map(({ index }) => readAt(body.slice(0, index), body.slice(index + name.length)));
  return reads.includes(undefined) ? undefined : reads.flatMap((found) => found ?? []);
}

function readAt(before: string, after: string): string[] | undefined {
  if (HARMLESS.test(after)) return [];
  const name = NAMED.exec(after)?.[1] ?? QUOTED.exec(after)?.[2];
  if (name !== undefined) return [name];
  const [, members] = (WHOLE.test(after) && TAKEN_APART.exec(before)) || [];
  return members === undefined ? undefined : properties(members);
}

function properties(members: string): string[] | undefined {
  const names = members
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '')
    .map((member) => PROPERTY.exec(member)?.[1]);
  return names.includes(undefined) ? undefined : names.map(String);
}
