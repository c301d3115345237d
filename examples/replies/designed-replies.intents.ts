import { Button, Intent, Intents, Reply, ReplyError, type WebhookResponse } from 'pingstreams-fulfillment';

/** The reply of the designer, nothing at all, errors and raw objects. */
@Intents()
export class DesignedReplies {
  @Intent('designed.static')
  static(): Reply {
    return Reply.static();
  }

  @Intent('designed.around')
  around(): Reply {
    return Reply.static()
      .prepend('Good news!')
      .append(Reply.text('Was that all?').buttons(Button.text('Yes'), Button.text('No')));
  }

  @Intent('designed.silence')
  silence(): Reply {
    return Reply.silence();
  }

  @Intent('designed.error')
  error(): Reply {
    throw new ReplyError('Sorry, I cannot find this order.');
  }

  @Intent('designed.raw')
  raw(): WebhookResponse {
    return { actions: [{ _tdActionType: 'reply', text: 'Written by hand' }, { _tdActionType: 'agent' }] };
  }
}
