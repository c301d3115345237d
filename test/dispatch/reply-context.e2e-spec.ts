import { Module } from '@nestjs/common';
import {
  Button,
  type Conversation,
  CurrentConversation,
  FulfillmentModule,
  Intent,
  Intents,
  Translations,
  TranslationsModule,
  Reply,
} from '../../src/index.js';
import { RecordingPlatform } from '../platform/index.js';
import { requestFor as messageFor, type WireBody } from '../support/fixtures.js';
import { startService, type RunningService } from '../support/start-service.js';

const NEXT_BLOCK = { _tdActionType: 'connect_block', intentName: '#0b6f7d4e-2a57-4e0c-bb0e-27a6c1a3c6f1' };

@Intents()
class ContextIntents {
  constructor(private readonly replies: Translations) {}

  @Intent('degrade')
  async degrade(@CurrentConversation() conversation: Conversation): Promise<Reply> {
    await conversation.send(Reply.text('Which?').buttons(Button.text('One'), Button.text('Two')));
    return Reply.text('Which?').buttons(Button.text('One'), Button.text('Two'));
  }

  @Intent('designed')
  designed(): Reply {
    return Reply.static().prepend('Before it.');
  }

  @Intent('go.on')
  goOn(): Reply {
    return Reply.text('Done.').continueFlow();
  }

  @Intent('translated')
  async translated(): Promise<string> {
    await Promise.resolve();
    return this.replies.t('cart.empty');
  }
}

@Module({
  imports: [
    FulfillmentModule.forRoot(),
    TranslationsModule.forFeature({
      directory: new URL('../../examples/replies/i18n/', import.meta.url),
      languages: ['en', 'it'],
    }),
  ],
  providers: [ContextIntents],
})
class ContextModule {}

describe('the reply context of a request', () => {
  let service: RunningService;
  let platform: RecordingPlatform;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    service = await startService(ContextModule, 'express', {
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.apiUrl,
    });
  });
  afterAll(async () => {
    await service?.close();
    await platform?.stop();
  });

  function requestFor(intent: string, change: (body: WireBody) => void = () => undefined): WireBody {
    const body = messageFor(intent);
    change(body);
    return body;
  }

  it('makes replies fit its channel, in the answer and through the messaging API', async () => {
    const body = requestFor('degrade', ({ payload }) => (payload.message.channel = { name: 'sms-twilio' }));
    const { request_id, id_project } = body.payload.message.request;
    platform.world.projects.add(String(id_project));
    platform.world.addConversation(String(request_id));
    platform.accept(body.token, { kind: 'bot', id: 'shop', name: 'Shop' });
    const { text } = await service.post(body);
    const sent = JSON.stringify(platform.calls.at(-1)?.body);
    const web = await service.post(requestFor('degrade', (wire) => (wire.token = body.token)));
    expect(web.text).toContain('"buttons"');
    expect(text).not.toBe(web.text);
    expect(sent).not.toBe(JSON.stringify(platform.calls.at(-1)?.body));
  });

  it('keeps the static reply, with something before it', async () => {
    const { text } = await service.post(requestFor('designed'));
    expect(text).toMatch(/Before it\..*Hello!/s);
  });

  it("leads on to the designer's next block", async () => {
    const body = requestFor(
      'go.on',
      ({ payload }) => (payload.intent.attributes = { nextBlockAction: NEXT_BLOCK }),
    );
    const { actions } = JSON.parse((await service.post(body)).text) as { actions: unknown[] };
    expect(actions.at(-1)).toEqual(NEXT_BLOCK);
  });

  it("gives texts in the user's language, after an await too", async () => {
    const italian = await service.post(requestFor('translated'));
    const english = await service.post(
      requestFor('translated', ({ payload, variables }) => {
        payload.message.request.language = 'en-US';
        Object.assign(variables ?? {}, { user_language: 'en' });
      }),
    );
    expect(italian.text).not.toBe(english.text);
  });
});
