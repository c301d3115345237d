import { Intent, Intents, Reply } from 'pingstreams-fulfillment';

/** One reply of every step of the flow. */
@Intents()
export class FlowReplies {
  @Intent('flow.continue')
  continueFlow(): Reply {
    return Reply.text('Noted.').continueFlow();
  }

  @Intent('flow.go-to')
  goTo(): Reply {
    return Reply.text('I take you there.').goTo('order.status', { orderId: 'A-1042' });
  }

  @Intent('flow.variables')
  variables(): Reply {
    return Reply.setVariables({ cart: { items: ['S-1'], total: 29.5 } })
      .deleteVariable('draft_cart')
      .text('In the cart.');
  }

  @Intent('flow.capture')
  capture(): Reply {
    return Reply.text('What is your e-mail address?').capture('email', { then: 'newsletter.subscribe' });
  }

  @Intent('flow.hand-off')
  handOff(): Reply {
    return Reply.text('A colleague will be with you in a moment.').note('Asked for a human.').handOff();
  }

  @Intent('flow.department')
  toDepartment(): Reply {
    return Reply.info('You are being moved to Returns.').toDepartment('Returns');
  }

  @Intent('flow.replace-bot')
  replaceBot(): Reply {
    return Reply.text('Our returns bot knows more.').replaceBot({ slug: 'returns' }, { startBlock: 'start' });
  }

  @Intent('flow.close')
  close(): Reply {
    return Reply.text('Good-bye!').wait(2000).close();
  }

  @Intent('flow.no-input')
  disableInput(): Reply {
    return Reply.text('Please choose above.').disableInput().language('en');
  }
}
