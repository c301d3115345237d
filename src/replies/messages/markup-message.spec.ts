import { InvalidReplyError } from '../errors/index.js';
import { markupMessage } from './markup-message.js';

const Z = '\u200B';

function markup(strings: TemplateStringsArray, ...values: unknown[]): string {
  return markupMessage(strings, values).text;
}

describe('markup', () => {
  it('leaves Liquid of the template to the platform, and makes what is interpolated literal', () => {
    expect(markup`Hello ${'{{token}}'}, {{shop_name}} has ${3} {% if vip %}gifts{% endif %}`).toBe(
      `Hello {${Z}{token}}, {{shop_name}} has 3 {% if vip %}gifts{% endif %}`,
    );
  });

  it.each([
    ['a brace before a brace', markup`{${'{token}}'}`, `{${Z}{token}}`],
    ['a brace before a percent', markup`{${'% if x %}'}`, `{${Z}% if x %}`],
    ['a brace before a brace of the template', markup`${'{'}{token}}`, `{${Z}{token}}`],
    ['a dollar before a brace of the template', markup`${'$'}{token}`, `$${Z}{token}`],
    ['braces of two values', markup`${'{'}${'{token}}'}`, `{${Z}{token}}`],
    ['braces around an empty value', markup`{${''}{token}}`, `{${Z}{token}}`],
    ['a backslash before a directive', markup`\\${'agent'}`, `\\${Z}agent`],
    ['a directive in two halves', markup`\\ag${'ent'}`, `\\${Z}agent`],
  ])('keeps %s apart', (_name, text, literal) => {
    expect(text).toBe(literal);
  });

  it.each([
    ['a value inside an output', () => markup`{{ ${'chatbotToken'} }}`, 'markup value 1'],
    ['a value inside a tag', () => markup`${'a'} {% if x == '${'y'}' %}b{% endif %}`, 'markup value 2'],
    ['an output that is not closed', () => markup`Hi {{ name`, 'markup is inside Liquid'],
    ['a variable with a dollar, whose value would run', () => markup`Hi \${name}`, 'dollar and brace'],
    ['nothing as a value', () => markup`Hi ${undefined}`, 'markup value 1 is undefined'],
    ['an object as a value', () => markup`Hi ${{}}`, 'markup value 1 is an object'],
    ['a blank result', () => markup`${' '}`, 'markup is blank'],
  ])('refuses %s', (_name, build, message) => {
    expect(build).toThrow(InvalidReplyError);
    expect(build).toThrow(message);
  });
});
