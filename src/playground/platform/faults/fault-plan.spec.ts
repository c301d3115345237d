import { FaultPlan } from './fault-plan.js';

describe('FaultPlan', () => {
  const kindOf = (plan: FaultPlan, operation?: string): string | undefined =>
    plan.take('GET', '/p/requests/r', operation)?.fault.kind;

  it('spoils as many calls as it should, of the operation that it should', () => {
    const plan = new FaultPlan();
    plan.add('reset', { operation: 'get', times: 1 });
    expect([kindOf(plan, 'close'), kindOf(plan, 'get'), kindOf(plan, 'get')]).toEqual([
      undefined,
      'reset',
      undefined,
    ]);
    expect(plan.waiting).toEqual([]);
  });

  it('takes a fault back', () => {
    const plan = new FaultPlan();
    const takeBack = plan.add('html', { path: /requests/, method: 'GET' });
    expect(kindOf(plan)).toBe('html');
    takeBack();
    expect(kindOf(plan)).toBeUndefined();
  });

  it('gives a status the body that the platform sends with it', () => {
    const plan = new FaultPlan();
    plan.add(401, { times: 1 });
    plan.add(500, {});
    const bodies = [1, 2].map(() => plan.take('GET', '/', undefined)?.fault);
    expect(bodies).toEqual([
      { kind: 'status', status: 401, body: 'Unauthorized' },
      { kind: 'status', status: 500, body: { err: 'error' } },
    ]);
  });
});
