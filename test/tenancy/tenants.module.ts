import { Module } from '@nestjs/common';
import {
  FulfillmentModule,
  Intent,
  Intents,
  Reply,
  SessionKey,
  type IntentContext,
} from '../../src/index.js';

const COUNT = new SessionKey<number>('count', () => 0);

@Intents()
class TenantIntents {
  @Intent('echo')
  echo({ text }: IntentContext): string {
    return text;
  }

  /** Until the service ends. */
  @Intent('stuck')
  stuck({ signal }: IntentContext): Promise<string> {
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve('')));
  }

  @Intent('count')
  async count({ session }: IntentContext): Promise<string> {
    return String(await session.update(COUNT, (count) => count + 1));
  }

  @Intent('send')
  send({ conversation, text }: IntentContext): Reply {
    void conversation.send(text);
    return Reply.silence();
  }

  @Intent('send later')
  async sendLater({ conversation, text }: IntentContext): Promise<Reply> {
    await conversation.sendLater(text);
    return Reply.silence();
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [TenantIntents] })
export class TenantsModule {}
