import { action, block, condition, flow, group, YES_NO } from './script.mjs';

const VARIABLES =
  '{"size":"L","count":2,"city":"Firenze","list":["a"],"address":{"zip":["50122"]},"no":false}';
const branches = { trueIntent: 'yes', falseIntent: 'no' };

const play = ([name, fields]) =>
  flow(
    `condition (jsoncondition2): ${name}`,
    [block('go', [action('jsoncondition2', { ...branches, ...fields })]), ...YES_NO],
    { turns: [`/go${VARIABLES}`] },
  );

/** Conditions of today's design studio by an expression: only for an engine that has them, 2.1 and newer. */
export const WHEN_CONDITIONS = [
  `size == 'L'`,
  `size == "M"`,
  `size != 'M' && count > 1`,
  `size == 'M' || count >= 2`,
  'count + 1 == 3',
  'count * 2 - 1 < 3',
  `count == '2'`,
  `count === '2'`,
  '!no',
  'no',
  'nobody',
  'nobody == null',
  'nobody.zip',
  `address.zip[0] == '50122'`,
  `address?.street == undefined`,
  `(size == 'L' || size == 'M') && !(count > 5)`,
  `contains(city, 'ren')`,
  `startsWith(city, 'Fi')`,
  `endsWith(city, 'ZE')`,
  `isEmpty(city)`,
  `contains(list, 'a')`,
  `city.length > 3`,
  'true',
  'null',
  `size == 'L`,
  'size ==',
  'unknownFunction(size)',
  'city.constructor.name',
  '2',
].map((when) => play([when, { when }]));

/** Conditions of today's design studio without an expression, which are those of the older action. */
export const GROUP_CONDITIONS = [
  ['groups that hold', { groups: [group(condition('size', 'equalAsStrings', 'L'))] }],
  ['groups that do not hold', { groups: [group(condition('size', 'equalAsStrings', 'M'))] }],
  ['neither an expression nor groups', { groups: [] }],
  ['an empty expression', { when: ' ', groups: [group(condition('count', 'greaterThan', '1'))] }],
].map(play);
