import { Secret } from '../../common/index.js';
import { PersonInText } from './person-in-text.js';
import { Pseudonyms } from './pseudonyms.js';

describe('PersonInText', () => {
  const pseudonyms = new Pseudonyms(new Secret('a key'));
  const hide = (text: string, name?: string): string =>
    new PersonInText({ ids: [], ...(name !== undefined && { name }) }, pseudonyms).hide(text);

  it.each(['+39 333 123 4567', '(020) 7946-0958 12', '333 123 45 67'])('hides a number: %s', (number) => {
    expect(hide(`call ${number}!`)).toMatch(/^call \(?\+999\d{9}!$/);
  });

  it.each([
    'order 2041300012',
    '2026-11-22 20:08:29',
    '2026-11-22T20:08:29.123Z',
    '66c57a9f0e5ed03368617bd8',
    '8a6d4d7b-9b57-4f2f-8a1e-2d1012345678',
    'version 1.2.3',
  ])('leaves what is none: %s', (text) => {
    expect(hide(text)).toBe(text);
  });

  it('hides a name in whole words, in every part', () => {
    const hidden = hide('Dear Mr Field, Robin! Fieldwork and robins stay.', 'Robin Field');
    expect(hidden).not.toMatch(/\bRobin\b|\bField\b/);
    expect(hidden).toContain('Fieldwork and robins stay.');
  });

  it('leaves what it has written itself', () => {
    const once = hide('robin@field.example, +39 333 123 4567');
    expect(hide(once)).toBe(once);
  });

  it('reads a name with signs as it is written', () => {
    expect(hide('(a+b) said $& to O’Neil', '(a+b)* O’Neil')).not.toContain('O’Neil');
  });
});
