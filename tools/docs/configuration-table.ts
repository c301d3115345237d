import { PLATFORM_PROFILES } from '../../src/config/platform-profiles.js';
import { defaultOf, SETTINGS, valuesOf } from '../../src/config/setting-values.js';

/** The table of all settings, in Markdown, from the definitions and validators in {@link FulfillmentConfig}. */
export function renderConfigurationTable(): string {
  return table(
    ['Variable', 'Option', 'Values', 'Default', 'Description'],
    SETTINGS.map((setting) => [
      [setting.env, ...(setting.fromFile ? [`${setting.env}_FILE`] : [])].map(code).join(', '),
      code(setting.property),
      valuesOf(setting),
      defaultOf(setting),
      setting.description,
    ]),
  );
}

/** The platform profiles and their addresses. */
export function renderProfileTable(): string {
  return table(
    ['`PLATFORM`', 'Messaging API'],
    [
      ...Object.entries(PLATFORM_PROFILES).map(([name, url]) => [code(name), code(url)]),
      [code('custom'), 'the value of `PLATFORM_API_URL`'],
    ],
  );
}

/** The variables that prove callers. */
export function renderProofs(): string {
  return SETTINGS.filter(({ verifies }) => verifies === 'proof')
    .map(({ env }) => code(env))
    .join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
