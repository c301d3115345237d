import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { SETTINGS } from '../../../src/config/setting-values.js';
import { CHART, defaultValues, merged, type Values } from './chart.js';
import { VALUE_SETS } from './value-sets.js';

const schema = JSON.parse(readFileSync(join(CHART, 'values.schema.json'), 'utf8')) as {
  properties: { settings: { propertyNames: { not: { enum: string[] } } } };
};
const isValid = new Ajv({ strict: false, allErrors: true }).compile(schema);
const errorsOf = (changes: Values): unknown[] => {
  isValid(merged(defaultValues, changes));
  return isValid.errors ?? [];
};

describe('The schema of the values', () => {
  it('describes each default value in its schema', () => {
    const described = (properties: object): string[] =>
      Object.keys(properties).filter((key) => key !== 'global');

    expect(described(schema.properties).sort()).toEqual(Object.keys(defaultValues).sort());
  });

  it('rejects every setting that holds a secret in plain text', () => {
    const secrets = SETTINGS.filter(({ fromFile }) => fromFile).map(({ env }) => env);

    expect(secrets).toContain('WEBHOOK_SECRETS');
    expect(schema.properties.settings.propertyNames.not.enum).toEqual(expect.arrayContaining(secrets));
  });

  it.each(Object.entries(VALUE_SETS))('accepts %s', (_title, values) => {
    expect(errorsOf(values)).toEqual([]);
  });
});

describe('A wrong value', () => {
  it.each<[string, Values, string]>([
    ['a misspelt value', { replicas: 3 }, 'replicas'],
    ['a misspelt value deep inside', { ingress: { enabld: true } }, 'enabld'],
    ['a number as a setting', { settings: { LOG_SAMPLE: 0.5 } }, '/settings/LOG_SAMPLE'],
    ['a secret as a setting', { settings: { WEBHOOK_SECRETS: 'correct-horse' } }, 'WEBHOOK_SECRETS'],
    ['a port that the chart sets', { settings: { PORT: '8080' } }, 'PORT'],
    ['metrics at the port of the webhook', { metrics: { port: 3000 } }, '/metrics/port'],
    ['an outbox that no volume keeps', { outbox: 'embedded' }, '/outbox'],
    ['a digest that is not one', { image: { digest: 'latest' } }, '/image/digest'],
    [
      'an ingress without a proxy to trust',
      { ingress: { enabled: true, host: 'a', tlsSecretName: 'b' } },
      'TRUST_PROXY',
    ],
    [
      'an ingress without TLS',
      { settings: { TRUST_PROXY: '::1' }, ingress: { enabled: true, host: 'a' } },
      'tlsSecretName',
    ],
  ])('is rejected: %s', (_title, values, place) => {
    expect(JSON.stringify(errorsOf(values))).toContain(place);
  });
});
