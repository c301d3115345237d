import { setImmediate as nextRound } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { outsideScopes, ScopedValue } from './scoped-value.js';

describe('ScopedValue', () => {
  const language = new ScopedValue<string | undefined>();
  const call = new ScopedValue<object>();

  it('holds in all that runs in it, later too, beside other values', async () => {
    const one = {};
    await call.run(one, () =>
      language.run('it', async () => {
        await nextRound();
        expect([call.get(), language.get()]).toEqual([one, 'it']);
        expect(call.get()).toBe(one);
      }),
    );
    expect([call.get(), language.get()]).toEqual([undefined, undefined]);
  });

  it('is the value of the innermost scope, undefined included', () => {
    language.run('it', () =>
      call.run({}, () => {
        expect(language.run('de', () => language.get())).toBe('de');
        expect(language.run(undefined, () => language.get())).toBeUndefined();
        expect(language.get()).toBe('it');
      }),
    );
  });

  it('does not hold outside of all', () => {
    expect(language.run('it', () => outsideScopes(() => language.get()))).toBeUndefined();
  });

  it('keeps no earlier value, however often work sets off other work', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const seen: WeakRef<object>[] = [];
    const again = (left: number, done: () => void): void => {
      const one = {};
      seen.push(new WeakRef(one));
      const next = (): void => void setImmediate(() => (left > 0 ? again(left - 1, done) : done()));
      call.run(one, () => language.run(String(left), next));
    };
    // The innermost work still goes on, and with it all that it keeps.
    await new Promise<void>((resolve) => again(20, () => resolve(collect())));
    expect(seen).toHaveLength(21);
    expect(seen.filter((each) => each.deref() !== undefined).length).toBeLessThan(5);
  });
});
