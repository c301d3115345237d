/** `\\u001f`, `\\ud800`: the longest JSON of a UTF-16 unit. */
const MOST_OF_A_UNIT = 6;
/** Numbers, `true` and `null`, with the characters around a value: a quote, a colon, a comma. */
const MOST_OF_A_SCALAR = 32;
const MOST_NODES = 500;

/**
 * True only if the JSON of a plain value certainly stays within the given bytes. It adds up the lengths of texts,
 * because writing an ordinary reply only to see that it is far from the limit takes ten times as long. If it returns
 * false (large or deep values, `toJSON`), the caller measures the JSON.
 */
export function surelyFits(value: object, bytes: number): boolean {
  const budget = { units: bytes, nodes: MOST_NODES };
  return takes(value, budget);
}

interface Budget {
  units: number;
  nodes: number;
}

function takes(value: unknown, budget: Budget): boolean {
  budget.units -= MOST_OF_A_SCALAR;
  if (typeof value === 'string') {
    budget.units -= value.length * MOST_OF_A_UNIT;
  } else if (typeof value === 'object' && value !== null) {
    budget.nodes -= 1;
    if (budget.nodes < 0 || 'toJSON' in value) return false;
    return Array.isArray(value) ? value.every((each) => takes(each, budget)) : takesFields(value, budget);
  } else if (typeof value === 'bigint') {
    return false;
  }
  return budget.units >= 0;
}

function takesFields(holder: object, budget: Budget): boolean {
  for (const name in holder) {
    budget.units -= name.length * MOST_OF_A_UNIT;
    if (!takes((holder as Record<string, unknown>)[name], budget)) return false;
  }
  return budget.units >= 0;
}
