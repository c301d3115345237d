import type { Recording } from '../../recordings/index.js';
import { recordedBot } from './recorded-bot.js';

const recordingOf = (payload: object): Recording =>
  ({ request: { token: '[secret]', payload, variables: {} } }) as unknown as Recording;

describe('The bot of a recording', () => {
  it('is the one that the service took from the request', () => {
    const recording = recordingOf({
      botId: 'fork',
      bot: { _id: 'fork', root_id: 'root', name: 'Orders', id_project: 'p1' },
      message: {
        id_project: 'p1',
        request: { request_id: 'support-group-p1-7', participants: ['bot_root'] },
      },
    });

    expect(recordedBot(recording)).toEqual({
      requestId: 'support-group-p1-7',
      projectId: 'p1',
      id: 'fork',
      rootId: 'root',
      name: 'Orders',
    });
  });

  it('has the project of an automation from its request id', () => {
    const recording = recordingOf({ message: { request: { request_id: 'automation-request-p2-7' } } });

    expect(recordedBot(recording)?.projectId).toBe('p2');
  });

  it('is undefined without a conversation', () => {
    expect(recordedBot(recordingOf({ bot: { _id: 'b' } }))).toBeUndefined();
  });
});
