import { toBotId } from '../../protocol/index.js';
import type { BotTarget } from '../../replies/index.js';
import { ConversationClosedError, InvalidArgumentError, PlatformUnavailableError } from '../errors/index.js';
import { CLOSED, type PlatformConversation } from '../models/index.js';
import {
  assignToDepartment,
  closeConversation,
  getConversation,
  handOff,
  replaceBot,
} from '../operations/conversation.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { blockTrigger } from './block-trigger.js';
import type { ConversationScope } from './conversation-scope.js';
import { assertDepartment, departmentId, type DepartmentTarget } from './department-finder.js';
import type { MessageSender } from './message-sender.js';

/** What a call does when the conversation is already closed. It costs a call to know it. */
export interface ClosedOptions extends CallOptions {
  ifClosed?: 'refuse' | 'proceed';
}

export interface ReplaceBotOptions extends ClosedOptions {
  /** The block that the new bot starts with. Without it the new bot waits for the user's next message. */
  startBlock?: string;
}

/** Who takes part in the conversation: people, departments, bots; and its end. @see protocol.md 4.2 */
export class Orchestrator {
  constructor(
    private readonly scope: ConversationScope,
    private readonly sender: MessageSender,
  ) {}

  handOff(options: CallOptions = {}): Promise<PlatformConversation> {
    return this.scope.call(handOff, options);
  }

  async toDepartment(
    target: DepartmentTarget,
    withBot: boolean,
    options: CallOptions = {},
  ): Promise<PlatformConversation> {
    const id = await departmentId(this.scope, assignToDepartment.name, target, options);
    try {
      return await this.scope.call(assignToDepartment, {
        ...options,
        body: { departmentid: id, nobot: !withBot },
      });
    } catch (error) {
      if (error instanceof PlatformUnavailableError && error.status === 500) {
        await assertDepartment(this.scope, assignToDepartment.name, id, options);
      }
      throw error;
    }
  }

  async replaceBot(target: BotTarget, options: ReplaceBotOptions = {}): Promise<PlatformConversation> {
    const { startBlock, ...call } = options;
    const body = typeof target === 'string' ? { id: toBotId(target.trim()) } : target;
    if (Object.values(body).every((value) => typeof value !== 'string' || value.trim() === '')) {
      throw new InvalidArgumentError(
        replaceBot.name,
        'no bot is given',
        'Give its id, { name } or { slug }.',
      );
    }
    const trigger = startBlock === undefined ? undefined : blockTrigger(replaceBot.name, startBlock);
    await this.assertOpen(replaceBot.name, call);
    const conversation = await this.scope.call(replaceBot, { ...call, body });
    if (trigger !== undefined) await this.sender.info(trigger, call);
    return conversation;
  }

  close(options: CallOptions = {}): Promise<PlatformConversation> {
    return this.scope.call(closeConversation, options);
  }

  /** Changing who takes part silently reopens a closed conversation. @see protocol.md 4.2 row 8 */
  async assertOpen(
    operation: string,
    { ifClosed = 'refuse', ...options }: ClosedOptions = {},
  ): Promise<void> {
    if (ifClosed === 'proceed') return;
    const conversation = await this.scope.call(getConversation, options);
    if (conversation.status === CLOSED) throw new ConversationClosedError({ operation });
  }
}
