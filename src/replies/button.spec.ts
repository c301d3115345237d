import { Button } from './button.js';
import { InvalidReplyError } from './errors/index.js';

const Z = '\u200B';

describe('Button', () => {
  it('is a quick reply that echoes', () => {
    expect(Button.text('Yes').wire).toEqual({ type: 'text', value: 'Yes', show_echo: true });
  });

  it('opens a link in a new tab, the page or the chat', () => {
    expect(Button.url('Track', 'https://a.example/1').wire).toEqual({
      type: 'url',
      value: 'Track',
      link: 'https://a.example/1',
      target: 'blank',
    });
    expect(Button.url('Track', 'https://a.example/1', { target: 'self' }).wire).toMatchObject({
      target: 'self',
    });
  });

  it('runs an intent by name or id, with parameters that keep their characters', () => {
    expect(Button.intent('Cancel', 'order.cancel').wire).toEqual({
      type: 'action',
      value: 'Cancel',
      action: 'order.cancel',
      show_echo: true,
    });
    expect(
      Button.intent('Cancel', '#5f0e3c2a', { orderId: "A'1" }, { echo: false, alias: ['stop', 'no'] }).wire,
    ).toEqual({
      type: 'action',
      value: 'Cancel',
      action: '#5f0e3c2a{"orderId":"A\\u00271"}',
      show_echo: false,
      alias: 'stop,no',
    });
  });

  it('shows its label as it is', () => {
    expect(Button.text('{{token}}').wire.value).toBe(`{${Z}{token}}`);
    expect(Button.url('${x}', 'https://a.example/{{x}}').wire).toMatchObject({
      value: `$${Z}{x}`,
      link: 'https://a.example/%7B%7Bx%7D%7D',
    });
  });

  it.each([
    ['a blank label', () => Button.text(' \u200B'), 'button.label'],
    ['no label', () => Button.text(undefined as never), 'button.label'],
    ['a script as link', () => Button.url('x', 'javascript:alert(1)'), 'button.link'],
    [
      'an unknown target',
      () => Button.url('x', 'https://a.example', { target: 'top' as never }),
      'button.target',
    ],
    ['an intent without a name', () => Button.intent('x', ''), 'button.intent'],
    ['parameters in the name', () => Button.intent('x', 'a{"b":1}'), 'button.intent'],
    ['a parameter that is no variable', () => Button.intent('x', 'a', { 'b(': 1 }), 'button.intent.params'],
    [
      'a parameter that is no JSON',
      () => Button.intent('x', 'a', { b: undefined }),
      'button.intent.params.b',
    ],
  ])('refuses %s and names the field', (_name, make, field) => {
    expect(make).toThrow(InvalidReplyError);
    expect(make).toThrow(field);
  });
});
