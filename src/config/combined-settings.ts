import { addSettings, settingsOf } from './setting.decorator.js';

/** A class whose properties are settings: see `@Setting`. */
export type SettingGroup = new () => object;

/** The properties of all groups. */
type Combined<Groups extends readonly SettingGroup[]> = Groups extends readonly [
  new () => infer First,
  ...infer Rest extends readonly SettingGroup[],
]
  ? First & Combined<Rest>
  : unknown;

/**
 * A base class that has the settings of all groups. The groups stay independent: a chain of base classes would make each
 * group a kind of the one before it, and every setting a part of one long file.
 *
 * @throws TypeError if two groups have a setting of the same name
 */
export function combinedSettings<Groups extends readonly SettingGroup[]>(
  groups: Groups,
): new () => Combined<Groups> {
  class CombinedSettings {}
  const settings = groups.flatMap((group) => settingsOf(group));
  const names = settings.map(({ property }) => property);
  const twice = names.filter((name, position) => names.indexOf(name) !== position);
  if (twice.length > 0) throw new TypeError(`Settings of two groups: ${twice.join(', ')}`);
  addSettings(CombinedSettings, settings);
  return CombinedSettings as new () => Combined<Groups>;
}
