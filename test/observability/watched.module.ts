import { Module } from '@nestjs/common';
import {
  Fallback,
  FulfillmentModule,
  Intent,
  Intents,
  Reply,
  SessionKey,
  type IntentContext,
} from '../../src/index.js';
import { Gate } from '../dispatch/time/gate.js';

export const lateReply = new Gate();
const SEEN = new SessionKey<boolean>('watched.seen');

@Intents()
class WatchedIntents {
  @Intent('hello')
  hello(): string {
    return 'Hello.';
  }

  @Intent('silent')
  silent(): Reply {
    return Reply.silence();
  }

  @Intent('static')
  static(): undefined {
    return undefined;
  }

  @Intent('broken')
  broken(): never {
    throw new Error('broken');
  }

  @Intent('late', { deadline: 50 })
  late(): Promise<string> {
    return lateReply.pass() as Promise<string>;
  }

  @Intent('remembered')
  remembered({ session }: IntentContext): string {
    session.set(SEEN, true);
    return 'I have seen you.';
  }

  @Intent('noted')
  async noted({ conversation }: IntentContext): Promise<string> {
    await conversation.note('A note.');
    return 'Noted.';
  }

  @Intent(/^order\./)
  order(): string {
    return 'An order.';
  }

  @Fallback({ language: 'tlh' })
  klingon(): string {
    return 'nuqneH';
  }
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [WatchedIntents] })
export class WatchedModule {}
