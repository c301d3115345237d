import { Call } from '../../calls/index.js';
import { CallRecord } from './call-record.js';

describe('CallRecord', () => {
  it.each(['late', 'queued'] as const)('a turn that is %s is answered without its reply', (outcome) => {
    const record = new CallRecord(new Call());
    record.note({ type: 'outcome', outcome, detail: '' }, 1);
    record.note({ type: 'answered', status: 200, json: '{}' }, 2);

    expect(record.outcome).toBe('async');
  });

  it('a call that another worker answers is that one’s to tell', () => {
    const record = new CallRecord(new Call());
    record.note({ type: 'relayed', worker: 1 }, 1);
    record.note({ type: 'answered', status: 200, json: '{}' }, 2);

    expect(record.isElsewhere).toBe(true);
  });
});
