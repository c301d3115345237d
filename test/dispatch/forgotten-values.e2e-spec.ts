import { Module } from '@nestjs/common';
import { Button, FulfillmentModule, Intent, Intents, Reply, UserText } from '../../src/index.js';
import { requestFor } from '../support/fixtures.js';
import { ADAPTERS, startService, type RunningService } from '../support/start-service.js';

/** A value whose type says nothing. */
const order = { status: Promise.resolve('sent'), parcel: {} } as Record<string, unknown>;

@Intents()
class ForgetfulIntents {
  @Intent('promise')
  promise(): Reply {
    return Reply.text('Your order:').text(`It is ${String(order.status)}.`);
  }

  @Intent('object')
  object(): string {
    return `It is in ${String(order.parcel)}.`;
  }

  @Intent('missing')
  missing(): Reply {
    return Reply.text('Track it').buttons(Button.url('Here', `https://shop.example.com/${String(order.id)}`));
  }

  @Intent('repeats')
  repeats(@UserText() text: string): string {
    return `You said: ${text}`;
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [ForgetfulIntents] })
class ForgetfulModule {}

describe.each(ADAPTERS)('a value that was forgotten in a reply, on %s', (adapter) => {
  let service: RunningService;

  beforeAll(async () => {
    service = await startService(ForgetfulModule, adapter);
  });
  beforeEach(() => {
    service.log.length = 0;
  });
  afterAll(() => service?.close());

  it.each([
    ['promise', 'message 2', '[object Promise]'],
    ['object', 'message 1', '[object Object]'],
    ['missing', 'message 1', 'undefined'],
  ])('goes out, and the log names the intent and the message once: %s', async (intent, message, written) => {
    for (const call of ['first', 'second']) {
      const { status, text } = await service.post(requestFor(intent, { call }));
      expect(status).toBe(200);
      expect(text).toContain(written);
    }
    const lines = service.log.filter((line) => line.includes('in it. Await the value'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`"${intent}" -> ForgetfulIntents.${intent}`);
    expect(lines[0]).toContain(`${message} of its reply has "${written}" in it`);
  });

  it('is not what the user wrote', async () => {
    const { text } = await service.post(requestFor('repeats', { lastUserText: 'undefined is no function' }));
    expect(text).toContain('undefined is no function');
    expect(service.log.filter((line) => line.includes('Await the value'))).toEqual([]);
  });
});
