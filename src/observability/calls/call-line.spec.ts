import { ConsoleLogger } from '@nestjs/common';
import { Call } from '../../calls/index.js';
import { CallLine } from './call-line.js';
import { CallRecord } from './call-record.js';

function lineOfACall(): CallLine {
  const record = new CallRecord(new Call('gateway-0001'));
  record.note({ type: 'answered', status: 200, json: '{}' }, 2);
  return new CallLine(record);
}

describe('CallLine, in the logger of an application', () => {
  it('has its fields where a logger copies own properties, as nestjs-pino does', () => {
    expect({ context: 'Calls', ...lineOfACall() }).toEqual({
      context: 'Calls',
      msg: 'webhook call',
      call: 'gateway-0001',
      outcome: 'sync',
      status: 200,
      ms: expect.any(Number) as number,
      answerMs: expect.any(Number) as number,
      stages: expect.any(Object) as object,
    });
  });

  it('has a sentence where a logger takes `message` out of it, as nest-winston does', () => {
    const { message, ...rest } = lineOfACall();

    expect(message).toMatch(/^A call: sync, 200, /);
    expect(rest).toMatchObject({ msg: 'webhook call', call: 'gateway-0001', outcome: 'sync' });
  });

  it("is one sentence in Nest's ConsoleLogger", () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    new ConsoleLogger({ colors: false }).log(lineOfACall(), 'Calls');
    const printed = write.mock.calls.map(([text]) => String(text)).join('');
    write.mockRestore();

    expect(printed).toMatch(/\[Calls\] A call: sync, 200, [^{}\n]*\n$/);
  });
});
