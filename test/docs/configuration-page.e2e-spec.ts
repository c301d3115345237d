import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderConfigurationPage } from '../../tools/docs/configuration-page.js';
import { renderConfigurationTable } from '../../tools/docs/configuration-table.js';
import { SETTINGS } from '../../src/config/setting-values.js';

const committed = readFileSync(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');

describe('docs/configuration.md', () => {
  it('is what the code generates; if not, `npm run docs` writes it again', () => {
    expect(committed).toBe(renderConfigurationPage());
  });

  it('holds the table of all settings', () => {
    expect(committed).toContain(renderConfigurationTable());
    expect(renderConfigurationTable().split('\n')).toHaveLength(2 + SETTINGS.length);
  });

  it.each([
    '| `PORT` | `port` | `0` to `65535` | `3000` | The port to listen on. `0` takes a free one. |',
    '| `WEBHOOK_SECRETS`, `WEBHOOK_SECRETS_FILE` | `webhookSecrets` | a list by comma | none |',
    '| `WEBHOOK_VERIFICATION` | `webhookVerification` | `required`, `optional`, `custom` or `none` | `required` in production, `optional` elsewhere |',
    '| `REQUIRE_HTTPS` | `requireHttps` | `true` or `false` | `true` in production, `false` elsewhere |',
    "| `PLATFORM_API_URL` | `platformApiUrl` | an https URL (or http to localhost) | the profile's address |",
    '| `TLS_KEY_FILE` | `tlsKeyFile` | the path of a file | not set |',
  ])('has the row %s', (row) => {
    expect(renderConfigurationTable()).toContain(row);
  });
});
