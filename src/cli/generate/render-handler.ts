import type { ExportedFormField, ExportedIntent } from '../../bot-export/index.js';
import {
  comment,
  expectation,
  literal,
  renderTestFile,
  value,
  type ProjectStyle,
} from '../../test-source/index.js';
import type { HandlerNames } from './file-names.js';

const SHOWN_PHRASES = 3;

/** A first version of a handler: its parameters are the fields of the block's form, and it shows the static reply. */
export function renderHandler(intent: ExportedIntent, { className }: HandlerNames): string {
  const fields = fieldsOf(intent);
  const imports = ['Intent', ...(fields.length > 0 ? ['IntentParam'] : []), 'Reply'];
  const args = fields.map(({ name }, at) => `@IntentParam(${literal(name)}) ${argument(name, at)}: unknown`);
  return [
    `import { ${imports.join(', ')} } from 'pingstreams-fulfillment';`,
    '',
    `/** ${describe(intent)} */`,
    `@Intent(${literal(intent.name)})`,
    `export class ${className} {`,
    `  handle(${args.join(', ')}): Reply {`,
    ...fields.map(
      (field, at) => `    if (${argument(field.name, at)} === undefined) return ${question(field)};`,
    ),
    '    return Reply.static();',
    '  }',
    '}',
    '',
  ].join('\n');
}

/** The handler's test with the testing kit, one case for each behaviour of the first version. */
export function renderTest(
  intent: ExportedIntent,
  { file, className }: HandlerNames,
  style: ProjectStyle,
): string {
  const fields = fieldsOf(intent);
  const turn = (missing?: ExportedFormField): string => {
    const given = fields.filter((field) => field !== missing).map(({ name }) => [name, 'given'] as const);
    const params = given.length === 0 ? '' : `, ${value(Object.fromEntries(given))}`;
    return `const turn = await bot.conversation().intent(${literal(intent.name)}${params});`;
  };
  return renderTestFile({
    title: intent.name,
    style,
    subject: { name: className, file: `./${file}.intent` },
    settings: [`providers: [${className}]`],
    cases: [
      ...fields.map((field) => ({
        title: `asks for ${field.name}`,
        lines: [turn(field), expectation({ kind: 'texts', texts: [questionText(field)] })],
      })),
      { title: 'shows the static reply', lines: [turn(), expectation({ kind: 'static' })] },
    ],
  });
}

/** A form may ask for the same variable twice. */
function fieldsOf({ form }: ExportedIntent): ExportedFormField[] {
  return [...new Map((form?.fields ?? []).map((field) => [field.name, field])).values()];
}

function question(field: ExportedFormField): string {
  return `Reply.text(${literal(questionText(field))})`;
}

function questionText({ name, label }: ExportedFormField): string {
  return label === '' ? name : label;
}

function describe({ name, questions }: ExportedIntent): string {
  const phrases = questions.slice(0, SHOWN_PHRASES).map((phrase) => `"${comment(phrase)}"`);
  return comment(`The block '${name}'.${phrases.length === 0 ? '' : ` Users say: ${phrases.join(', ')}.`}`);
}

/** A variable may have any name, an argument may not. */
function argument(name: string, at: number): string {
  return /^[a-z][a-zA-Z]*$/.test(name) && !RESERVED.has(name) ? name : `value${at + 1}`;
}

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);
