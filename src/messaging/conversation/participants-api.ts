import { toBotId, toBotParticipantId } from '../../protocol/index.js';
import type { BotTarget } from '../../replies/index.js';
import { ConversationClosedError, PlatformUnavailableError } from '../errors/index.js';
import { CLOSED, type PlatformConversation } from '../models/index.js';
import {
  addParticipant,
  assignToDepartment,
  closeConversation,
  getConversation,
  handOffToAgent,
  removeParticipant,
  reopenConversation,
  replaceBot,
  setParticipants,
} from '../operations/conversation.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { requireList, requireText } from '../transport/require.js';
import { blockTrigger } from './block-trigger.js';
import type { ConversationScope } from './conversation-scope.js';
import { assertDepartment, departmentId, type DepartmentTarget } from '../project/department-finder.js';
import { LOOK_SHARE, passOverFailedLook } from './failed-look.js';
import type { MessagesApi } from './messages-api.js';

/** The behaviour for a conversation that is already closed. Checking it costs a call. */
export interface ClosedOptions extends CallOptions {
  ifClosed?: 'refuse' | 'proceed';
}

export interface ReplaceBotOptions extends ClosedOptions {
  /** The first block of the new bot. Without it, the new bot waits for the user's next message. */
  startBlock?: string;
}

/** A person by user id, or a bot by `{ bot: id }` (with or without `bot_`). A string with `bot_` is a bot too. */
export type ParticipantTarget = string | { bot: string };

/** Participants of the conversation (people, departments, bots), and its end. @see protocol.md 4.2 */
export class ParticipantsApi {
  constructor(
    private readonly scope: ConversationScope,
    private readonly sender: MessagesApi,
  ) {}

  handOff(options: CallOptions = {}): Promise<PlatformConversation> {
    return this.scope.call(handOffToAgent, options);
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
    const body = botBody(target);
    const trigger = startBlock === undefined ? undefined : blockTrigger(replaceBot.name, startBlock);
    await this.assertOpen(replaceBot.name, call);
    const conversation = await this.scope.call(replaceBot, { ...call, body });
    if (trigger !== undefined) await this.sender.trigger(trigger, call);
    return conversation;
  }

  async setParticipants(
    participants: readonly ParticipantTarget[],
    options: ClosedOptions = {},
  ): Promise<PlatformConversation> {
    requireList(setParticipants.name, participants, 'participants');
    const body = participants.map((target) => participantId(setParticipants.name, target));
    await this.assertOpen(setParticipants.name, options);
    return this.scope.call(setParticipants, { ...callOf(options), body });
  }

  async addParticipant(
    target: ParticipantTarget,
    options: ClosedOptions = {},
  ): Promise<PlatformConversation> {
    const member = participantId(addParticipant.name, target);
    await this.assertOpen(addParticipant.name, options);
    return this.scope.call(addParticipant, { ...callOf(options), body: { member } });
  }

  async removeParticipant(
    target: ParticipantTarget,
    options: CallOptions = {},
  ): Promise<PlatformConversation> {
    const id = participantId(removeParticipant.name, target);
    return this.scope.call(removeParticipant, { ...options, params: { participantId: id } });
  }

  reopen(options: CallOptions = {}): Promise<PlatformConversation> {
    return this.scope.call(reopenConversation, options);
  }

  close(options: CallOptions = {}): Promise<PlatformConversation> {
    return this.scope.call(closeConversation, options);
  }

  /** A change of participants silently reopens a closed conversation. @see protocol.md 4.2 row 8 */
  async assertOpen(
    operation: string,
    { ifClosed = 'refuse', ...options }: ClosedOptions = {},
  ): Promise<void> {
    if (ifClosed === 'proceed') return;
    await this.refuseClosed(operation, options);
  }

  /**
   * Checks the conversation before the steps of a reply. If the check fails, the reply is still sent.
   *
   * @throws ConversationClosedError, ConversationNotFoundError, CallAbortedError
   */
  async refuseIfClosed(operation: string, { ifClosed, ...options }: ClosedOptions): Promise<void> {
    if (ifClosed === 'proceed') return;
    const timeoutMs = Math.ceil((options.timeoutMs ?? this.scope.timeoutMs) * LOOK_SHARE);
    try {
      await this.refuseClosed(operation, { ...options, timeoutMs, isLook: true });
    } catch (error) {
      passOverFailedLook(operation, error);
    }
  }

  private async refuseClosed(operation: string, options: CallOptions & { isLook?: boolean }): Promise<void> {
    const conversation = await this.scope.call(getConversation, options);
    if (conversation.status === CLOSED) throw new ConversationClosedError({ operation });
  }
}

/** The endpoint adds `bot_` itself: an id that has it would get it twice. @see protocol.md 4.2 row 11 */
function botBody(target: BotTarget): Record<string, string> {
  const [key, value] =
    typeof target === 'string'
      ? ['id', toBotId(target.trim())]
      : 'name' in target
        ? ['name', target.name]
        : ['slug', target.slug];
  requireText(replaceBot.name, `bot ${key}`, value);
  return { [key]: value };
}

function participantId(operation: string, target: ParticipantTarget): string {
  const id = typeof target === 'string' ? target : target.bot;
  requireText(operation, 'participant', id);
  return typeof target === 'string' ? id : toBotParticipantId(id);
}

function callOf({ signal, timeoutMs }: CallOptions): CallOptions {
  return { signal, timeoutMs };
}
