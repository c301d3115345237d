import { barsOf } from '../../../src/playground/page/src/timeline/bars.js';
import { verdictOf } from '../../../src/playground/page/src/timeline/verdict.js';
import type { TimelineEntry, TurnView } from '../../../src/playground/server/view.types.js';

const GUARDS = ['OpeningHoursGuard'];
const TURN: TurnView = { id: 'turn', at: 0, kind: 'said', text: 'hello', troubles: [], entries: [] };

/** `['started', 20, { … }]`: what, when, and with what. */
type Told = readonly [type: string, at: number, data?: Readonly<Record<string, unknown>>];

function entriesOf(...told: readonly Told[]): TimelineEntry[] {
  return told.map(([type, at, data = {}]) => ({ id: `${type}-${at}`, at, side: 'service', type, data }));
}

function lines(...told: readonly Told[]): string[] {
  return barsOf(entriesOf(...told)).map(
    ({ name, kind, at, took }) => `${name} (${kind}): ${at} to ${at + took}`,
  );
}

describe('the bars of a call', () => {
  it('are its stages, one after the other, and its calls beside them', () => {
    expect(
      lines(
        ['arrived', 0],
        ['verified', 2],
        ['read', 3],
        ['matched', 4, { guards: GUARDS }],
        ['started', 5],
        ['guarded', 9],
        ['platform-call', 20, { operation: 'send', took: 8, status: 200 }],
        ['handled', 21],
        ['compiled', 22],
        ['answered', 23],
      ),
    ).toEqual([
      'Verification (stage): 0 to 2',
      'Reading (stage): 2 to 3',
      'Routing (stage): 3 to 4',
      'Queue (stage): 4 to 5',
      'Guards (stage): 5 to 9',
      'Handler (handler): 9 to 21',
      'API send (api): 12 to 20',
      'Reply (stage): 21 to 22',
      'Answer (stage): 22 to 23',
    ]);
  });

  it('have none for guards where there are none', () => {
    expect(lines(['matched', 0, { guards: [] }], ['started', 1], ['guarded', 2], ['handled', 5])).toEqual([
      'Routing (stage): 0 to 0',
      'Queue (stage): 0 to 1',
      'Handler (handler): 1 to 5',
    ]);
  });

  it('show a handler that is late from its beginning to its end, beside the answer at the deadline', () => {
    const late = lines(
      ['matched', 0, { guards: [] }],
      ['started', 1],
      ['guarded', 1],
      ['compiled', 10_000],
      ['outcome', 10_000, { outcome: 'late' }],
      ['answered', 10_001],
      ['handled', 11_500],
    );
    expect(late).toContain('Handler (handler): 1 to 11500');
    expect(late).toContain('Answer (stage): 10000 to 10001');
    expect(late.filter((line) => line.startsWith('Reply'))).toEqual([]);
  });

  it('tell a guard that refuses from a handler that fails, and both from a reply that is none', () => {
    const error = { name: 'ForbiddenException' };
    const guarded: readonly Told[] = [
      ['matched', 0, { guards: GUARDS }],
      ['started', 1],
    ];
    const verdict: Told = ['verdict', 9, { verdict: 'static', reason: 'the status is 403' }];
    const label = (...told: readonly Told[]): string | undefined =>
      verdictOf({ ...TURN, entries: entriesOf(...told, verdict) })?.label;
    const refused: readonly Told[] = [...guarded, ['handled', 8, { error }]];
    const failed: readonly Told[] = [...guarded, ['guarded', 4], ['handled', 8, { error }]];
    expect(lines(...refused)).toContain('Guards (wrong): 1 to 8');
    expect(label(...refused)).toBe('Rejected by a guard');
    expect(lines(...failed)).toContain('Handler (wrong): 4 to 8');
    expect(label(...failed)).toBe('Handler failed');
    expect(lines(...guarded, ['guarded', 4], ['handled', 6], ['handled', 8, { error }])).toContain(
      'Reply (wrong): 6 to 8',
    );
  });
});
