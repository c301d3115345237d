import { block, flow, condition, group, and, or, when, YES_NO } from './script.mjs';

/** Conditions on variables. */
export const CONDITIONS = [
  ['equal strings', group(condition('size', 'equalAsStrings', 'L'))],
  ['equal numbers', group(condition('count', 'equalAsNumbers', '2'))],
  ['not equal', group(condition('size', 'notEqualAsStrings', 'L'))],
  ['greater', group(condition('count', 'greaterThan', '1'))],
  ['less or equal', group(condition('count', 'lessThanOrEqual', '1'))],
  ['starts with', group(condition('city', 'startsWith', 'Fi'))],
  ['starts with, any case', group(condition('city', 'startsWithIgnoreCase', 'fi'))],
  ['contains', group(condition('city', 'contains', 'ren'))],
  ['contains, any case', group(condition('city', 'containsIgnoreCase', 'REN'))],
  ['contains in a list', group(condition('list', 'contains', 'a'))],
  ['ends with', group(condition('city', 'endsWith', 'ZE'))],
  ['is empty', group(condition('city', 'isEmpty', ''))],
  ['is undefined', group(condition('nobody', 'isUndefined', ''))],
  ['matches', group(condition('city', 'matches', '^Fir'))],
  ['contains of nothing', group(condition('nobody', 'contains', 'x'))],
  ['a path', group(condition('address.zip[0]', 'equalAsStrings', '50122'))],
  ['a path into nothing', group(condition('nobody.zip', 'equalAsStrings', '50122'))],
  ['against a variable', group(condition('size', 'equalAsStrings', { type: 'var', name: 'wanted' }))],
  ['against $variable', group(condition('size', 'equalAsStrings', '$wanted'))],
  ['and', group(condition('size', 'equalAsStrings', 'L'), and, condition('count', 'greaterThan', '5'))],
  ['or', group(condition('size', 'equalAsStrings', 'M'), or, condition('count', 'greaterThan', '1'))],
  ['an operand without a name', group(condition('1st', 'equalAsStrings', 'L'))],
  ['a group without conditions', group()],
  ['no groups'],
].map(([name, ...groups]) =>
  flow(`condition: ${name}`, [block('go', [when(...groups)]), ...YES_NO], {
    turns: [
      `/go{"size":"L","wanted":"L","count":2,"city":"Firenze","list":["a"],"address":{"zip":["50122"]}}`,
    ],
  }),
);
