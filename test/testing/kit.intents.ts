import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module, UseGuards, type CanActivate } from '@nestjs/common';
import {
  Button,
  Card,
  Channel,
  CurrentConversation,
  CurrentUser,
  Fallback,
  Intent,
  IntentParam,
  Intents,
  Language,
  Reply,
  UserText,
  type Conversation,
  type UserRef,
} from '../../src/index.js';
import { Gate } from '../dispatch/time/gate.js';

@Injectable()
export class Stock {
  readonly gate = new Gate();

  count(): number {
    return 3;
  }
}

@Injectable()
export class StaffOnly implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

/** A handler of every kind that a test may meet. */
@Intents()
export class KitIntents {
  constructor(private readonly stock: Stock) {}

  @Intent('who')
  who(@CurrentUser() user: UserRef, @Language() language: string, @Channel() channel: string): string {
    return [user.name, user.email, language, channel].join(' ');
  }

  @Intent('slow', { deadline: 5000 })
  async slow(): Promise<string> {
    await this.stock.gate.pass();
    return 'Here it is.';
  }

  @Intent('remember')
  remember(@IntentParam('size') size: unknown): Reply {
    return Reply.setVariables({ cart: { size } }).text('Noted.');
  }

  @Intent('shop')
  shop(): Reply {
    return Reply.cards(
      new Card({
        title: 'Scarf',
        description: `${this.stock.count()} left`,
        buttons: [Button.intent('Buy', 'buy', { sku: 'S-1' })],
      }),
    );
  }

  @Intent('buy')
  buy(@IntentParam('sku') sku: unknown): string {
    return `Bought ${String(sku)}.`;
  }

  @Intent('report')
  async report(@CurrentConversation() conversation: Conversation): Promise<Reply> {
    await conversation.send('One.');
    await conversation.send('Two.');
    return Reply.silence();
  }

  @Intent('human')
  human(): Reply {
    return Reply.text('One moment.').handOff();
  }

  @Intent('open')
  async open(@CurrentConversation() conversation: Conversation): Promise<string> {
    const { length } = await conversation.project.availableAgents();
    return `${(await conversation.project.isOpenNow()) ? 'open' : 'closed'}, ${length} there`;
  }

  @Intent('remind')
  async remind(@CurrentConversation() conversation: Conversation): Promise<string> {
    await conversation.sendLater('It is time.', { after: 3_600_000 });
    return 'I will.';
  }

  @Intent('bye')
  bye(): Reply {
    return Reply.text('Good-bye!').pause(700).text('Really.').wait(2000).close();
  }

  @Intent('designed')
  designed(): Reply {
    return Reply.static();
  }

  @Intent('broken')
  broken(): never {
    throw new TypeError('No such table.');
  }

  @Intent('staff')
  @UseGuards(StaffOnly)
  staff(): string {
    return 'Welcome to the back room.';
  }

  @Intent('real time')
  async realTime(): Promise<string> {
    await sleep(20);
    return 'Done.';
  }

  @Intent(/^faq\./)
  faq(@UserText() text: string): string {
    return `About ${text}`;
  }

  @Fallback()
  unknown(@UserText() text: string): string {
    return `What is {{${text}}}?`;
  }
}

@Module({ providers: [KitIntents, Stock] })
export class KitModule {}
