import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { ROOT } from '../support/built-dist.js';

const FOLDER = join(ROOT, '.github', 'ISSUE_TEMPLATE');
const text = { type: 'string', minLength: 1 };
const id = { type: 'string', pattern: '^[A-Za-z0-9_-]+$' };
const validations = {
  type: 'object',
  properties: { required: { type: 'boolean' } },
  additionalProperties: false,
};
const labelled = {
  type: 'object',
  properties: {
    label: text,
    description: text,
    placeholder: text,
    value: text,
    render: text,
    multiple: { type: 'boolean' },
    default: { type: 'integer' },
    options: { type: 'array', minItems: 1, uniqueItems: true, items: text },
  },
  required: ['label'],
  additionalProperties: false,
};

/** GitHub's syntax of issue forms: a form that breaks it is not shown. */
const FORM = {
  type: 'object',
  properties: {
    name: text,
    description: text,
    title: text,
    labels: { type: 'array', items: text },
    body: {
      type: 'array',
      minItems: 1,
      contains: { properties: { type: { not: { const: 'markdown' } } } },
      items: {
        oneOf: [
          {
            properties: {
              type: { const: 'markdown' },
              attributes: {
                type: 'object',
                properties: { value: text },
                required: ['value'],
                additionalProperties: false,
              },
            },
            required: ['type', 'attributes'],
            additionalProperties: false,
          },
          {
            properties: { type: { enum: ['textarea', 'input'] }, id, attributes: labelled, validations },
            required: ['type', 'id', 'attributes'],
            additionalProperties: false,
          },
          {
            properties: {
              type: { const: 'dropdown' },
              id,
              attributes: { ...labelled, required: ['label', 'options'] },
              validations,
            },
            required: ['type', 'id', 'attributes'],
            additionalProperties: false,
          },
        ],
      },
    },
  },
  required: ['name', 'description', 'body'],
  additionalProperties: false,
};
const CONFIG = {
  type: 'object',
  properties: {
    blank_issues_enabled: { type: 'boolean' },
    contact_links: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: text, url: { type: 'string', pattern: '^https://' }, about: text },
        required: ['name', 'url', 'about'],
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

interface Form {
  body: { id?: string; attributes: { label?: string } }[];
}

const ajv = new Ajv({ strict: false, allErrors: true });
const files = readdirSync(FOLDER).map((name) => ({
  name,
  content: parse(readFileSync(join(FOLDER, name), 'utf8')) as unknown,
}));
const forms = files.filter(({ name }) => name !== 'config.yml');

function errors(schema: object, content: unknown): unknown[] {
  const validate = ajv.compile(schema);
  return validate(content) ? [] : (validate.errors ?? []);
}

describe('The issue forms', () => {
  it('are those of a bug and of a feature', () => {
    expect(forms.map(({ name }) => name).sort()).toEqual(['bug.yml', 'feature.yml']);
  });

  it.each(forms)('have the fields that GitHub demands: $name', ({ content }) => {
    expect(errors(FORM, content)).toEqual([]);
  });

  it.each(forms)('have each id and each label once: $name', ({ content }) => {
    const { body } = content as Form;
    const ids = body.map(({ id: one }) => one).filter((one) => one !== undefined);
    const labels = body.map(({ attributes }) => attributes.label).filter((one) => one !== undefined);
    expect(ids).toEqual([...new Set(ids)]);
    expect(labels).toEqual([...new Set(labels)]);
  });

  it.each([
    ['no description', { name: 'Bug', body: [] }],
    [
      'only text',
      { name: 'Bug', description: 'A', body: [{ type: 'markdown', attributes: { value: 'A' } }] },
    ],
    [
      'a list without entries',
      { name: 'Bug', description: 'A', body: [{ type: 'dropdown', id: 'a', attributes: { label: 'A' } }] },
    ],
  ])('would not pass with %s', (_fault, content) => {
    expect(errors(FORM, content)).not.toEqual([]);
  });

  it('lead vulnerabilities and questions elsewhere', () => {
    const config = files.find(({ name }) => name === 'config.yml')?.content;
    expect(errors(CONFIG, config)).toEqual([]);
    expect(JSON.stringify(config)).toContain('/security/advisories/new');
  });
});
