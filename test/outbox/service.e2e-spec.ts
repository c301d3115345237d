import { Injectable, Module } from '@nestjs/common';
import {
  Conversation,
  CurrentConversation,
  FulfillmentModule,
  Intent,
  Intents,
  UserText,
} from '../../src/index.js';
import { OutboxService } from '../../src/outbox/index.js';
import { RecordingPlatform } from '../platform/index.js';
import { fixture, requestFor } from '../support/fixtures.js';
import { startService, type RunningService } from '../support/start-service.js';
import { until } from '../support/until.js';

@Intents()
class ParcelIntents {
  @Intent('parcel.remind')
  async remind(@CurrentConversation() conversation: Conversation, @UserText() text: string): Promise<string> {
    await conversation.sendLater(`You asked for: ${text}`, { after: 20 });
    return 'I will remind you.';
  }
}

@Injectable()
class ParcelJobs {
  constructor(readonly outbox: OutboxService) {}
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [ParcelIntents, ParcelJobs] })
class ParcelModule {}

describe('The service', () => {
  let platform: RecordingPlatform;
  let service: RunningService;

  beforeAll(async () => {
    platform = await RecordingPlatform.start();
    service = await startService(ParcelModule, 'express', {
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.apiUrl,
      OUTBOX_MAX_JOBS: '1',
    });
    const { projectId, requestId, token } = ids();
    platform.world.projects.add(projectId);
    platform.world.addConversation(requestId);
    platform.accept(token, { kind: 'bot', id: 'bot', name: 'Parcels' });
  });

  afterAll(async () => {
    await service?.close();
    await platform?.stop();
  });

  function ids(): { projectId: string; requestId: string; token: string } {
    const { token, payload } = fixture();
    const { request_id: requestId, id_project: projectId } = payload.message.request as Record<
      string,
      string
    >;
    return { projectId, requestId, token: token.replace(/^JWT /, '') };
  }

  it('answers now, and says the rest later', async () => {
    const answer = await service.post(requestFor('parcel.remind'));

    expect(JSON.parse(answer.text)).toMatchObject({ text: 'I will remind you.' });
    await until(() => platform.world.texts(ids().requestId).length === 1);
    expect(platform.world.texts(ids().requestId)[0]).toMatch(/^You asked for: /);
  });

  it('answers with a status that the platform survives when the outbox is full', async () => {
    const { outbox } = service.app.get(ParcelJobs);
    await until(async () => (await outbox.stats()).depth === 0);
    await outbox.sendLater(ids(), 'tomorrow', { after: 60_000 });
    const answer = await service.post(requestFor('parcel.remind'));

    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain(ids().token);
  });
});
