import { intentNames } from './intent-names.js';

describe('intentNames', () => {
  it.each([
    ['order.status', 'order-status', 'OrderStatusIntent'],
    ['order_status', 'order-status', 'OrderStatusIntent'],
    ['talkToHuman', 'talk-to-human', 'TalkToHumanIntent'],
    ["what's new?", 'what-s-new', 'WhatSNewIntent'],
    ['2fa', '2fa', '_2faIntent'],
  ])('names the file and the class of %s', (intent, file, className) => {
    expect(intentNames(intent)).toEqual({ intent, file, className });
  });

  it('refuses a name without a letter', () => {
    expect(() => intentNames('???')).toThrow(TypeError);
  });
});
