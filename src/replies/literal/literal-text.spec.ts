import { literalMessageText, literalText, withoutMicroLanguage } from './literal-text.js';

const Z = '\u200B';

describe('literalMessageText', () => {
  it.each([
    ['a variable', '${userEmail}', `$${Z}{userEmail}`],
    ['a doubled dollar', '$${x}', `$$${Z}{x}`],
    ['Liquid output', '{{chatbot_jwt_token}}', `{${Z}{chatbot_jwt_token}}`],
    ['three braces', '{{{x}}}', `{${Z}{${Z}{x}}}`],
    ['a dollar before Liquid', '${{x}}', `$${Z}{${Z}{x}}`],
    ['a Liquid tag', '{% if x %}', `{${Z}% if x %}`],
    ['a directive', 'Bye \\agent', `Bye \\${Z}agent`],
    ['a directive with a parameter', '\\_tdclose now', `\\${Z}_tdclose now`],
    ['an event name that stops the server', 'C:\\error', `C:\\${Z}error`],
    ['a backslash at the end', 'a\\', `a\\${Z}`],
  ])('takes the meaning from %s', (_name, text, literal) => {
    expect(literalMessageText(text)).toBe(literal);
  });

  it.each([
    ['prices', '5 $ or {6} or 7 %'],
    ['Markdown lists', '* One\n* Two\n\n**bold**'],
    ['a backslash before a digit', '1\\2'],
    ['emoji and accents', '👩‍👩‍👧 caffè'],
    ['a zero-width space that is there already', `$${Z}{x}`],
  ])('leaves %s alone', (_name, text) => {
    expect(literalMessageText(text)).toBe(text);
  });
});

describe('literalText', () => {
  it.each([
    ['a button line', 'Choose:\n* One', `Choose:\n*${Z} One`],
    ['an indented button line', '  * One', `*${Z} One`],
    ['a star that a line break follows', 'a\n*\nb', `a\n*${Z}\nb`],
    ['a star at the end', 'a\n*', `a\n*${Z}`],
    ['an image line', 'tdImage:https://a.example/b.png', `td${Z}Image:https://a.example/b.png`],
    ['a frame line', 'x\ntdFrame,w1 h2:http://a', `x\ntd${Z}Frame,w1 h2:http://a`],
    ['blank lines', 'a\n\n\nb', `a\n${Z}\n${Z}\nb`],
    ['Windows line breaks', 'a\r\nb', 'a\nb'],
    ['a button line behind other ends of lines', 'a\u2028\u2029 * One', `a\u2028\u2029 *${Z} One`],
    ['a variable in a button line', '* ${x}', `*${Z} $${Z}{x}`],
  ])('takes the meaning from %s', (_name, text, literal) => {
    expect(literalText(text)).toBe(literal);
  });

  it('does nothing to a text that is literal already', () => {
    const once = literalText('* {{a}}\n\n${b} \\agent tdVideo\n*');
    expect(literalText(once)).toBe(once);
  });

  it('keeps stars inside a line and bold text at its start', () => {
    expect(literalText('**Bold** 2 * 3')).toBe('**Bold** 2 * 3');
  });
});

describe('withoutMicroLanguage', () => {
  it('keeps variables alive', () => {
    expect(withoutMicroLanguage('Hello {{name}}\n* x')).toBe(`Hello {{name}}\n*${Z} x`);
  });
});
