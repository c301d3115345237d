import { HEARTBEAT_MS, Heartbeats } from './heartbeats.js';

describe('Heartbeats', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function watch(...members: string[]): { heartbeats: Heartbeats<string>; silent: string[] } {
    const silent: string[] = [];
    const heartbeats = new Heartbeats<string>(4 * HEARTBEAT_MS, (member) => silent.push(member));
    heartbeats.begin();
    for (const member of members) heartbeats.heard(member);
    return { heartbeats, silent };
  }

  it('names a member that is silent for longer than the limit, once', () => {
    const { heartbeats, silent } = watch('one', 'two');
    for (let beat = 0; beat < 20; beat += 1) {
      jest.advanceTimersByTime(HEARTBEAT_MS);
      heartbeats.heard('two');
    }

    expect(silent).toEqual(['one']);
  });

  it('lets a member be silent for as long as the limit', () => {
    const { silent } = watch('one');
    jest.advanceTimersByTime(4 * HEARTBEAT_MS);

    expect(silent).toEqual([]);
  });

  it('does not watch what was never heard, what is forgotten and what is being debugged', () => {
    const { heartbeats, silent } = watch('one', 'two');
    heartbeats.forget('one');
    heartbeats.heard('two', true);
    jest.advanceTimersByTime(40 * HEARTBEAT_MS);

    expect(silent).toEqual([]);
  });
});
