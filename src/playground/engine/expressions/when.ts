import { WHEN_CONSTANTS, whenTokens, type WhenToken } from '../../../bot-export/index.js';
import type { JsonRecord } from '../../../common/index.js';
import { fieldOf, FUNCTIONS, OPERATORS } from './when-operators.js';

type Value = (variables: JsonRecord) => unknown;

const PRECEDENCE = [
  ['||'],
  ['&&'],
  ['==', '!=', '===', '!=='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const DEEPEST = 100;

/**
 * The `when` expression of a condition: infix operators, fields of variables and a few functions, as the engine reads
 * it. @returns null where it cannot be told, which counts as false
 */
export function evaluateWhen(expression: string, variables: JsonRecord): boolean | null {
  try {
    const value = new WhenParser(whenTokens(expression)).parse()(variables);
    return value === null || value === undefined ? null : Boolean(value);
  } catch {
    return null;
  }
}

/** Makes of the tokens a function of the variables. No code is generated. */
class WhenParser {
  #next = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly WhenToken[]) {}

  parse(): Value {
    const value = this.binary(0);
    if (this.#next < this.tokens.length) throw new SyntaxError('more than one expression');
    return value;
  }

  private binary(level: number): Value {
    const operators = PRECEDENCE[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (let sign = this.takeSign(operators); sign !== undefined; sign = this.takeSign(operators)) {
      left = joined(left, sign, this.binary(level + 1));
    }
    return left;
  }

  private unary(): Value {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new SyntaxError('nested too deep');
    const sign = this.takeSign(['!', '-', '+']);
    const value = sign === undefined ? this.postfix() : signed(sign, this.unary());
    this.#depth -= 1;
    return value;
  }

  private postfix(): Value {
    let name: WhenToken | undefined = this.tokens[this.#next];
    let value = this.primary();
    for (let sign = this.takeSign(['.', '?.', '[', '(']); sign; sign = this.takeSign(['.', '?.', '[', '('])) {
      value = sign === '(' ? this.call(name) : this.member(value, sign);
      name = undefined;
    }
    return value;
  }

  private member(holder: Value, sign: string): Value {
    if (sign === '[' || (sign === '?.' && this.takeSign(['[']) !== undefined)) {
      const key = this.binary(0);
      this.expect(']');
      return (variables) => fieldOf(holder(variables), key(variables));
    }
    const field = this.take('name');
    return (variables) => fieldOf(holder(variables), field);
  }

  private call(name: WhenToken | undefined): Value {
    const values: Value[] = [];
    if (this.takeSign([')']) === undefined) {
      do values.push(this.binary(0));
      while (this.takeSign([',']) !== undefined);
      this.expect(')');
    }
    const isKnown = name?.kind === 'name' && Object.hasOwn(FUNCTIONS, name.source);
    const run = isKnown ? FUNCTIONS[name.source] : undefined;
    return (variables) => {
      if (run === undefined) throw new TypeError('no such function');
      return run(...values.map((value) => value(variables)));
    };
  }

  private primary(): Value {
    if (this.takeSign(['(']) !== undefined) {
      const value = this.binary(0);
      this.expect(')');
      return value;
    }
    const token = this.tokens[this.#next];
    if (token === undefined || token.kind === 'sign') throw new SyntaxError('a value is missing');
    this.#next += 1;
    const { kind, source } = token;
    if (kind === 'number') return () => Number(source);
    if (kind === 'text') {
      const text = source
        .slice(1, -1)
        .replace(/\\([^])/g, (_all, letter: string) => ESCAPES[letter] ?? letter);
      return () => text;
    }
    if (WHEN_CONSTANTS.has(source)) return () => WHEN_CONSTANTS.get(source);
    return (variables) => (Object.hasOwn(variables, source) ? fieldOf(variables, source) : undefined);
  }

  private takeSign(signs: readonly string[]): string | undefined {
    const token = this.tokens[this.#next];
    if (token?.kind !== 'sign' || !signs.includes(token.source)) return undefined;
    this.#next += 1;
    return token.source;
  }

  private take(kind: WhenToken['kind']): string {
    const token = this.tokens[this.#next];
    if (token?.kind !== kind) throw new SyntaxError(`a ${kind} is missing`);
    this.#next += 1;
    return token.source;
  }

  private expect(sign: string): void {
    if (this.takeSign([sign]) === undefined) throw new SyntaxError(`${sign} is missing`);
  }
}

function joined(left: Value, sign: string, right: Value): Value {
  if (sign === '&&') return (variables) => left(variables) && right(variables);
  if (sign === '||') return (variables) => left(variables) || right(variables);
  return (variables) => OPERATORS[sign]?.(left(variables), right(variables));
}

function signed(sign: string, value: Value): Value {
  if (sign === '!') return (variables) => !value(variables);
  return sign === '-' ? (variables) => -Number(value(variables)) : (variables) => Number(value(variables));
}
