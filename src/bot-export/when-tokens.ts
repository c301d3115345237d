const TOKEN =
  /[ \t\n\r]*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d*)?)|(?<text>"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(?<name>[A-Za-z_$][\w$]*)|(?<sign>===|!==|\?\.|==|!=|<=|>=|&&|\|\||[-+*/%<>!()[\],.])|(?<end>$))/y;
/** Names in a `when` expression that are values and no variables. */
export const WHEN_CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);
const LONGEST = 10_000;

export interface WhenToken {
  readonly kind: 'number' | 'text' | 'name' | 'sign';
  readonly source: string;
}

/**
 * The tokens of the `when` expression of a condition, as the engine divides it: a no-break space is an unknown character
 * there, so that a condition with a pasted one is never fulfilled.
 *
 * @throws SyntaxError
 */
export function whenTokens(expression: string): WhenToken[] {
  if (expression.length > LONGEST) throw new SyntaxError('too long');
  const tokens: WhenToken[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const [kind, source] =
      Object.entries(TOKEN.exec(expression)?.groups ?? {}).find(([, part]) => part !== undefined) ?? [];
    if (kind === undefined || source === undefined) throw new SyntaxError('unknown character');
    if (kind === 'end') return tokens;
    tokens.push({ kind: kind as WhenToken['kind'], source });
  }
}

/** Names of the variables that a `when` expression reads: fields and functions are none. Empty if it cannot be read. */
export function variablesInWhen(expression: string): string[] {
  try {
    const tokens = whenTokens(expression);
    return tokens.flatMap(({ kind, source }, index) => {
      const before = tokens[index - 1]?.source ?? '';
      const isVariable =
        kind === 'name' &&
        before !== '.' &&
        before !== '?.' &&
        tokens[index + 1]?.source !== '(' &&
        !WHEN_CONSTANTS.has(source);
      return isVariable ? [source] : [];
    });
  } catch {
    return [];
  }
}
