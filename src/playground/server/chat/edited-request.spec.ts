import { editedRequest } from './edited-request.js';

const SHOWN = { token: '[secret]', payload: { id: 'old', words: 'hello', list: [1] }, gone: 1 };
const FRESH = {
  token: 'fresh-token',
  payload: { id: 'new', words: 'hello', list: [1] },
  gone: 1,
  late: true,
};

describe('an edited request', () => {
  it('is the fresh one where nothing was changed, secrets and ids too', () => {
    expect(editedRequest(SHOWN, SHOWN, FRESH)).toEqual(FRESH);
  });

  it('is as it was written where something was changed, added or taken out', () => {
    const edited = { token: '[secret]', payload: { id: 'old', words: 'bye', list: [1, 2], more: null } };
    expect(editedRequest(edited, SHOWN, FRESH)).toEqual({
      token: 'fresh-token',
      payload: { id: 'new', words: 'bye', list: [1, 2], more: null },
      late: true,
    });
  });
});
