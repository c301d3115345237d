import { getMetadataStorage } from 'class-validator';
import { FulfillmentConfig } from './fulfillment-config.js';
import { settingsOf, type SettingDefinition } from './setting.decorator.js';

/** A name of the configuration class that is a setting. */
export type SettingName = Exclude<keyof FulfillmentConfig, 'verifiesCallers'>;

export const SETTINGS = settingsOf(FulfillmentConfig) as readonly (SettingDefinition & {
  readonly property: SettingName;
})[];

const ALTERNATIVES = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** The values that a setting takes, in Markdown: the definition's own text, or else derived from its validators. */
export function valuesOf(setting: SettingDefinition): string {
  return setting.values ?? choices(setting) ?? range(setting) ?? '`true` or `false`';
}

/** The default in Markdown; both defaults if it depends on NODE_ENV. */
export function defaultOf({ default: value, defaultText }: SettingDefinition): string {
  if (typeof value !== 'function') {
    return value === undefined ? (defaultText ?? 'not set') : `\`${value}\``;
  }
  return `\`${value(true)}\` in production, \`${value(false)}\` elsewhere`;
}

/** The default cure, for a setting whose definition has none. */
export function cureOf(setting: SettingDefinition): string {
  return (
    setting.cure ??
    `Use ${plain(valuesOf(setting))}, or leave it out for the default (${plain(defaultOf(setting))}).`
  );
}

function choices(setting: SettingDefinition): string | undefined {
  const words = constraintOf(setting, 'isIn') as readonly string[] | undefined;
  return words && ALTERNATIVES.format(words.map((word) => `\`${word}\``));
}

function range(setting: SettingDefinition): string | undefined {
  const [least, most] = ['min', 'max'].map((name) => constraintOf(setting, name) as number | undefined);
  return least === undefined ? undefined : `\`${least}\` to \`${most}\``;
}

/** The first argument of the named validator of a setting. */
function constraintOf({ group, property }: SettingDefinition, validator: string): unknown {
  const storage = getMetadataStorage();
  const validators = storage.getTargetValidationMetadatas(group, '', false, false);
  const found = validators.find(({ propertyName, name }) => propertyName === property && name === validator);
  return (found?.constraints as unknown[] | undefined)?.[0];
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
