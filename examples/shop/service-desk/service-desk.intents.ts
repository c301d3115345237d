import {
  Button,
  type Conversation,
  CurrentConversation,
  CurrentUser,
  Fallback,
  Intent,
  Intents,
  Reply,
  UserText,
  type UserRef,
} from 'pingstreams-fulfillment';

/** Several small intents in one class, with parameter decorators. */
@Intents()
export class ServiceDeskIntents {
  @Intent('hello')
  hello(@CurrentUser() user: UserRef): Reply {
    return Reply.text(user.name === undefined ? 'Hello!' : `Hello, ${user.name}!`).buttons(
      Button.intent('Where is my order?', 'order.status'),
      Button.intent('Show me round', 'tour'),
      Button.intent('Talk to a human', 'talk.to.human'),
    );
  }

  @Intent('talk.to.human')
  async talkToHuman(@CurrentConversation() conversation: Conversation): Promise<Reply> {
    await conversation.send('I am looking for a colleague, one moment.');
    await conversation.handOff();
    return Reply.silence();
  }

  /** Answers, and sends two more messages while the answer is on its way. */
  @Intent('report')
  async report(@CurrentConversation() conversation: Conversation): Promise<Reply> {
    await conversation.send('Here is your report.');
    await conversation.send(Reply.text('Anything else?').buttons(Button.text('No, thanks')));
    return Reply.silence();
  }

  @Fallback()
  unknown(@UserText() text: string): string {
    return text === ''
      ? 'I did not get that.'
      : `I did not get "${text.slice(0, 200)}". Could you say it another way?`;
  }
}
