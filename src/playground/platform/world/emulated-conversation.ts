import { isBotParticipantId } from '../../../protocol/index.js';
import type { ConversationDoc, Doc, MessageDoc } from '../documents.types.js';
import { newId } from '../new-id.js';
import type { ConversationEvent, ConversationListener, MessageDraft } from './conversation-event.types.js';
import { keep } from '../keep.js';

export const UNASSIGNED = 100;
export const ASSIGNED = 200;
export const CLOSED_STATUS = 1000;

/**
 * One conversation: its document, its messages in order, and its subscribers. Every change goes through its methods, so
 * that live pages see it; the document itself is the one that the REST interface answers with.
 */
export class EmulatedConversation {
  private readonly stored: MessageDoc[] = [];
  private readonly listeners = new Set<ConversationListener>();

  /** @param maxMessages the oldest are forgotten above it */
  constructor(
    readonly document: ConversationDoc,
    private readonly maxMessages: number,
  ) {}

  get requestId(): string {
    return this.document.request_id;
  }

  /** The oldest first, notes and hidden messages included. */
  get messages(): readonly MessageDoc[] {
    return this.stored;
  }

  /** @returns ends the subscription */
  subscribe(listener: ConversationListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Stores a message as the platform does. @see protocol.md 3.1 */
  post({ type = 'text', status = 0, ...draft }: MessageDraft): MessageDoc {
    const now = new Date().toISOString();
    const message: MessageDoc = {
      type,
      ...draft,
      _id: newId(),
      recipient: this.requestId,
      channel_type: 'group',
      status,
      id_project: this.document.id_project,
      channel: draft.channel ?? this.document.channel,
      createdAt: now,
      updatedAt: now,
    };
    keep(this.stored, message, this.maxMessages);
    this.tell({ kind: 'message', message });
    return message;
  }

  /** The same list again changes nothing; any other opens a closed conversation. @see protocol.md 4.2 row 8 */
  setParticipants(participants: readonly string[]): void {
    const { document } = this;
    const same =
      participants.length === document.participants.length &&
      participants.every((id) => document.participants.includes(id));
    if (same) return;
    document.participants = [...participants];
    this.update({ status: participants.length > 0 ? ASSIGNED : UNASSIGNED });
  }

  /** A person who comes in sends the bots away. @see protocol.md 4.2 row 9 */
  addParticipant(member: string): void {
    const { participants } = this.document;
    const staying = isBotParticipantId(member)
      ? participants
      : participants.filter((id) => !isBotParticipantId(id));
    this.setParticipants([...new Set([...staying, member])]);
  }

  removeParticipant(member: string): void {
    this.setParticipants(this.document.participants.filter((id) => id !== member));
  }

  /** @param botId taken as it is: the platform puts `bot_` on a prefixed one as well. @see protocol.md 4.2 row 11 */
  replaceBot(botId: string): void {
    this.setParticipants([`bot_${botId}`]);
  }

  close(closedBy?: string): void {
    this.update({ status: CLOSED_STATUS, closed_at: new Date().toISOString(), closed_by: closedBy });
  }

  reopen(): void {
    this.update({ status: this.document.participants.length > 0 ? ASSIGNED : UNASSIGNED });
  }

  /** A shallow merge, as the platform does it. @see protocol.md 4.2 row 17 */
  setAttributes(changes: Doc): void {
    this.update({ attributes: { ...this.document.attributes, ...changes } });
  }

  update(changes: Partial<ConversationDoc>): void {
    Object.assign(this.document, changes, { updatedAt: new Date().toISOString() });
    this.tell({ kind: 'changed', conversation: this.document });
  }

  /** Restores the document and the messages of an earlier state. */
  restore(document: ConversationDoc, messages: readonly MessageDoc[]): void {
    this.stored.splice(0, this.stored.length, ...messages);
    for (const name of Object.keys(this.document)) if (!(name in document)) delete this.document[name];
    this.update(structuredClone(document));
  }

  private tell(event: ConversationEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}
