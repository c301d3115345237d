import { evaluateWhen } from './when.js';

const VARIABLES = {
  total: '12.5',
  count: 3,
  plan: 'gold',
  vip: 'TRUE',
  cart: { items: ['a', 'b'], __proto__x: 1 },
  tags: '["x","y"]',
  nothing: null,
  one: { name: 'a', tags: ['x'] },
  same: { tags: ['x'], name: 'a' },
  other: { name: 'a', tags: ['y'] },
};

describe('a when expression', () => {
  it.each([
    ['total > 10 && plan == "gold"', true],
    ["plan === 'silver' || count >= 3", true],
    ['count + 1 * 2 == 5', true],
    ['(count + 1) * 2 == 8', true],
    ['vip == true', true],
    ['!(count < 3)', true],
    ['count < plan', false],
    ['count == "3"', true],
    ['cart.items[1] == "b"', true],
    ['cart?.missing?.field == "x"', false],
    ['arrayContains(tags, "y")', true],
    ['length(cart.items) == 2', true],
    ['isEmpty(missing)', true],
    ['isNull(nothing) && isUndefined(missing)', true],
    ['isAfter("2025-02-01", "2025-01-01")', true],
    ['isAfter("never", "2025-01-01")', false],
    ['matches(plan, "^g.l")', true],
    ['-count == -3', true],
    ['one == same', true],
    ['one == other', false],
    [' count == 3\n', true],
    ['startsWith(plan, "go") && notStartsWith(plan, "x")', true],
  ])('%s is %s', (expression, expected) => {
    expect(evaluateWhen(expression, VARIABLES)).toBe(expected);
  });

  it.each([
    ['nothing'],
    ['missing'],
    ['count >'],
    ['count\u00a0== 3'],
    ['count == 3\u00a0'],
    ['count @ 3'],
    ['eval("1")'],
    ['cart.items.join("")'],
    ['plan.constructor'],
    ['('.repeat(200)],
  ])('that cannot be told is null: %s', (expression) => {
    expect(evaluateWhen(expression, VARIABLES)).toBeNull();
  });
});
