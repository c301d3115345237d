import { recordOf, recordsOf, type JsonRecord } from '../../../common/index.js';
import { NotEmulated } from './not-emulated.error.js';
import { valueAt } from './variable-path.js';

const text = (value: unknown): string => String(value);
const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The result of two operands. @see protocol.md 2.4 */
const OPERATORS: Readonly<Record<string, (one: unknown, other: unknown) => unknown>> = {
  addAsNumber: (one, other) => Number(one) + Number(other),
  addAsString: (one, other) => text(one) + text(other),
  subtractAsNumber: (one, other) => Number(one) - Number(other),
  multiplyAsNumber: (one, other) => Number(one) * Number(other),
  divideAsNumber: (one, other) => Number(one) / Number(other),
};

/** The result of a function of one operand. */
const FUNCTIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  upperCaseAsString: (value) => text(value).toUpperCase(),
  lowerCaseAsString: (value) => text(value).toLowerCase(),
  capitalizeAsString: (value) => capitalised(text(value)),
  absAsNumber: (value) => Math.abs(Number(value)),
  ceilAsNumber: (value) => Math.ceil(Number(value)),
  floorAsNumber: (value) => Math.floor(Number(value)),
  roundAsNumber: (value) => Math.round(Number(value)),
  convertToNumber: (value) => Number(value),
  JSONparse: (value) => JSON.parse(text(value)) as unknown,
  JSONstringify: (value) => JSON.stringify(value),
};

/**
 * The value of an operation: operands joined from left to right. `null` if it cannot be computed, as in reality.
 * Nothing (`undefined`) if the operation is not valid, and no variable is set then.
 *
 * @throws NotEmulated for functions and names beyond what the emulator understands
 */
export function evaluateOperation(operation: unknown, variables: JsonRecord): unknown {
  const { operands, operators } = recordOf(operation);
  const values = recordsOf(operands);
  const signs = Array.isArray(operators) ? operators.map(String) : [];
  if (
    values.length === 0 ||
    (signs.length !== values.length - 1 && !(operators === undefined && values.length === 1))
  ) {
    return undefined;
  }
  try {
    return values
      .map((operand) => valueOf(operand, variables))
      .reduce((result, value, index) => join(signs[index - 1] ?? '', result, value));
  } catch (error) {
    if (error instanceof NotEmulated) throw error;
    return null;
  }
}

function valueOf({ value, isVariable, function: name }: JsonRecord, variables: JsonRecord): unknown {
  const operand = isVariable ? valueAt(String(value), variables) : value;
  if (!name) return operand;
  const apply = typeof name === 'string' ? FUNCTIONS[name] : undefined;
  if (apply === undefined) throw new NotEmulated('a function that is not known here');
  return apply(operand);
}

function join(operator: string, one: unknown, other: unknown): unknown {
  const apply = OPERATORS[operator];
  if (apply === undefined) throw new NotEmulated(`operator ${operator}`);
  return apply(one, other);
}
