import { platformWords } from './platform-words.js';

describe('platformWords', () => {
  it.each([
    [{ success: false, msg: 'Object not found.' }, 'Object not found.'],
    [{ success: false, error: 'tags is empty' }, 'tags is empty'],
    [{ success: false, message: 'no' }, 'no'],
    [{ err: 'error' }, 'error'],
    [{ error: { message: 'nested' } }, 'nested'],
    [{ errors: [{ msg: 'one' }, 'two'] }, 'one; two'],
    ['Unauthorized', 'Unauthorized'],
    ['two\nlines\tof \u001b[31mcolour', 'two lines of [31mcolour'],
    ['<html><body>Bad gateway</body></html>', undefined],
    ['', undefined],
    [{}, undefined],
    [null, undefined],
    [{ msg: 5 }, undefined],
  ])('reads %j as %j', (body, words) => {
    expect(platformWords(body, [])).toBe(words);
  });

  it('masks the credential, also where the cut would go through it', () => {
    const words = platformWords({ msg: `${'x'.repeat(295)}hidden-token` }, ['hidden-token']);
    expect(words).toHaveLength(300);
    expect(words).not.toContain('hid');
  });

  it('masks a JSON Web Token of anyone', () => {
    expect(platformWords({ err: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2ln is bad' }, [])).toBe(
      '[secret] is bad',
    );
  });

  it('masks a token that stands right behind other letters', () => {
    expect(platformWords({ err: 'token_eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2ln is bad' }, [])).toBe(
      '[secret] is bad',
    );
  });

  it('leaves nothing of a credential that the cut goes through, however short the rest becomes', () => {
    const secret = `hidden ${'t'.repeat(990)}`;
    const words = platformWords({ msg: `no: ${`${secret} `.repeat(10)}` }, [secret]);
    expect(words ?? '').not.toMatch(/hidden|ttt/);
  });

  it.each([
    ['letters', 'eyJ'.repeat(100_000)],
    ['parts', 'eyJ.'.repeat(100_000)],
    ['words', 'eyJ '.repeat(100_000)],
    ['half tokens', 'eyJ-a.'.repeat(100_000)],
  ])('reads hostile %s in no time', (_, text) => {
    const before = process.cpuUsage();
    platformWords(text, ['secret']);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
