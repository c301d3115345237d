import { Module } from '@nestjs/common';
import {
  Button,
  Fallback,
  FulfillmentModule,
  Intent,
  Intents,
  Reply,
  type IntentContext,
} from '../../../src/index.js';

/** Puts what users write into every kind of place of a reply, so that mutations get through to the wire. */
@Intents()
class EchoIntents {
  @Fallback()
  echo({ text, user, language, department, channel, bot }: IntentContext): Reply {
    return Reply.text(`${text} ${user.name} ${language}`)
      .text(`${department?.name} ${channel} ${bot.name}`)
      .buttons(Button.text(text.slice(0, 20) || 'again'));
  }

  @Intent('order.status')
  fails({ params }: IntentContext): string {
    return (params['orderId'] as { deep: { value: string } }).deep.value;
  }

  @Intent('static')
  nothing(): void {}
}

@Module({ imports: [FulfillmentModule.forRoot()], providers: [EchoIntents] })
export class EchoModule {}
