import 'reflect-metadata';

const SETTINGS = Symbol('settings');

export interface SettingOptions {
  /** The environment variable, upper snake case. */
  env: string;
  /** Another name of the variable that other programs use. */
  alias?: string;
  /** What the setting does, in one line of Markdown: a cell of the table in docs/configuration.md. */
  description: string;
  /**
   * Turns what is written in the environment, or given as an option, into the value of the property.
   * What it cannot read it gives back as it came, so that the validators of the property refuse it.
   */
  parse: (input: unknown) => unknown;
  /** As one would write it in the environment. A function where it depends on NODE_ENV. Without one the setting is optional. */
  default?: string | ((production: boolean) => string);
  /** Stands in the default column when the setting has no default of its own. */
  defaultText?: string;
  /** Markdown for the values column, where the validators do not tell it. */
  values?: string;
  /** How to repair a wrong value. Without one it is made of the values and the default. */
  cure?: string;
  /** The value may hold a secret, by right or by mistake: it stands in no message. */
  hidden?: boolean;
  /** `NAME_FILE` is read too: the path of a file that holds the value. */
  fromFile?: boolean;
}

export interface SettingDefinition extends Readonly<SettingOptions> {
  /** The property of the configuration class, and the name of the option that overrides the environment. */
  readonly property: string;
}

/**
 * Makes a property of the configuration class a setting: where it is read from, how, and what the documentation says.
 * The validators of class-validator stand beside it. Loading, messages and docs/configuration.md all work from this one
 * definition.
 */
export function Setting(options: SettingOptions): PropertyDecorator {
  return (prototype, property) => {
    const definition: SettingDefinition = { ...options, property: String(property) };
    const settings = [...settingsOf(prototype.constructor), definition];
    Reflect.defineMetadata(SETTINGS, settings, prototype.constructor);
  };
}

/** The settings of a configuration class, in the order in which they are declared. */
export function settingsOf(configClass: object): readonly SettingDefinition[] {
  return (Reflect.getMetadata(SETTINGS, configClass) as SettingDefinition[] | undefined) ?? [];
}
