import 'reflect-metadata';

const SETTINGS = Symbol('settings');

export interface SettingOptions {
  /** The environment variable, upper snake case. */
  env: string;
  /** Another name of the variable, which other programs use. */
  alias?: string;
  /** The description of the setting, in one line of Markdown: a cell of the table in docs/configuration.md. */
  description: string;
  /**
   * Converts the text of the environment, or the value of the option, to the value of the property. It returns
   * unreadable input unchanged, so that the validators of the property reject it.
   */
  parse: (input: unknown) => unknown;
  /**
   * The default as written in the environment; a function if it depends on NODE_ENV. Without one, the setting is
   * optional.
   */
  default?: string | ((production: boolean) => string);
  /** Shown in the default column if the setting has no `default`. */
  defaultText?: string;
  /** Markdown for the values column, if the validators do not define it. */
  values?: string;
  /** The cure for an invalid value. By default it is made from the values and the default. */
  cure?: string;
  /** The value may be or contain a secret, so no message shows it. */
  hidden?: boolean;
  /** The setting verifies callers: it switches a verifier on, and counts as verification in production. */
  verifies?: 'proof' | 'restriction';
  /** `NAME_FILE` is read too: the path of a file that holds the value. */
  fromFile?: boolean;
}

export interface SettingDefinition extends Readonly<SettingOptions> {
  /** The property of the configuration class, and the name of the option that overrides the environment. */
  readonly property: string;
  /** The class that declares the property, and its validators. */
  readonly group: new () => object;
}

/**
 * Makes a property of the configuration class a setting, with its source, parser and documentation. Loading, messages
 * and docs/configuration.md all use this definition, together with the validators of class-validator on the same
 * property.
 */
export function Setting(options: SettingOptions): PropertyDecorator {
  return (prototype, property) => {
    const group = prototype.constructor as new () => object;
    addSettings(group, [{ ...options, property: String(property), group }]);
  };
}

/** Adds settings to those that a class has. */
export function addSettings(configClass: object, settings: readonly SettingDefinition[]): void {
  Reflect.defineMetadata(SETTINGS, [...settingsOf(configClass), ...settings], configClass);
}

/** The settings of a configuration class, in the order in which they are declared. */
export function settingsOf(configClass: object): readonly SettingDefinition[] {
  return (Reflect.getMetadata(SETTINGS, configClass) as SettingDefinition[] | undefined) ?? [];
}
