import type { DeliveryStep } from '../../replies/index.js';
import { CallAbortedError } from '../errors/index.js';
import { replaceBot } from '../operations/conversation.operations.js';
import { sendMessage } from '../operations/message.operations.js';
import { AttributesApi } from './attributes-api.js';
import { blockTrigger } from './block-trigger.js';
import type { ConversationScope } from './conversation-scope.js';
import { MessagesApi, type MessageOptions } from './messages-api.js';
import { ParticipantsApi, type ClosedOptions } from './participants-api.js';

/** Executes the steps of a compiled reply through the messaging API, one after the other. */
export class ReplyDelivery {
  constructor(
    private readonly sender: MessagesApi,
    private readonly orchestrator: ParticipantsApi,
    private readonly attributes: AttributesApi,
    private readonly scope: ConversationScope,
  ) {}

  static to(scope: ConversationScope): ReplyDelivery {
    const sender = new MessagesApi(scope);
    return new ReplyDelivery(sender, new ParticipantsApi(scope, sender), new AttributesApi(scope), scope);
  }

  /** @throws ConversationClosedError with `refuse`, when it is closed */
  refuseIfClosed(options: ClosedOptions): Promise<void> {
    return this.orchestrator.refuseIfClosed(sendMessage.name, options);
  }

  async run(steps: readonly DeliveryStep[], options: MessageOptions = {}): Promise<void> {
    const { key, ...call } = options;
    for (const [index, step] of steps.entries()) {
      await this.step(step, key === undefined ? call : { ...call, key: `${key}/${index}` });
    }
  }

  private step(step: DeliveryStep, options: MessageOptions): Promise<unknown> {
    switch (step.kind) {
      case 'message':
        return this.sender.send(step.message, options);
      case 'note':
        return this.sender.note(step.text, options);
      case 'info':
        return this.sender.info(step.text, options);
      case 'block':
        return this.sender.trigger(blockTrigger(sendMessage.name, step.name, step.params), options);
      case 'handOff':
        return this.orchestrator.handOff(options);
      case 'department':
        return this.orchestrator.toDepartment({ name: step.name }, true, options);
      case 'replaceBot':
        return this.replaceBot(step, options);
      case 'close':
        return this.orchestrator.close(options);
      case 'variables':
        return this.attributes.setVariables(step.variables, options, 'replace');
      case 'wait':
        return this.pause(step.milliseconds, options.signal);
    }
  }

  private async replaceBot(
    { bot, startBlock }: Extract<DeliveryStep, { kind: 'replaceBot' }>,
    options: MessageOptions,
  ): Promise<void> {
    await this.orchestrator.refuseIfClosed(replaceBot.name, { ...options, ifClosed: 'refuse' });
    await this.orchestrator.replaceBot(bot, { ...options, startBlock, ifClosed: 'proceed' });
  }

  private async pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
    try {
      await this.scope.pause(milliseconds, signal);
    } catch {
      throw new CallAbortedError(sendMessage.name, 'not-done');
    }
  }
}
