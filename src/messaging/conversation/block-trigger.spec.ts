import { blockTrigger } from './block-trigger.js';

describe('blockTrigger', () => {
  it.each([
    ['welcome', undefined, '/welcome'],
    ['/welcome', {}, '/welcome'],
    ['Order status', { order: 'A1' }, '/Order status{"order":"A1"}'],
  ])('writes %j with %j', (block, params, expected) => {
    expect(blockTrigger('send', block, params)).toBe(expected);
  });

  it('keeps parameters that the engine and the platform would misread', () => {
    const params = { name: "O'Hara", label: '${PRICE}', tail: 'x\\close' };
    const text = blockTrigger('send', 'greet', params);

    expect(text).not.toMatch(/['$]/);
    expect(JSON.parse(text.slice('/greet'.length).replaceAll("'", '"'))).toEqual(params);
  });
});
