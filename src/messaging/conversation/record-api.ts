import { InvalidArgumentError, LeadWithoutEmailError, ResourceNotFoundError } from '../errors/index.js';
import type { PlatformConversation } from '../models/index.js';
import { getConversation } from '../operations/conversation.operations.js';
import { addTags, emailLead, patchConversation, rate, removeTag } from '../operations/record.operations.js';
import type { EmailContent } from '../project/project-handle.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { requireFields, requireList, requireText } from '../transport/require.js';
import type { ConversationScope } from './conversation-scope.js';

/** The text of a tag, or its text and colour (`#F0806F`). */
export type TagInput = string | { tag: string; color?: string };

/** The values of the dashboard; the platform accepts any text. */
export type Priority = 'low' | 'medium' | 'high' | 'urgent' | (string & {});

/** The writable fields of a conversation. The platform ignores empty values, so a field cannot be cleared. */
export interface ConversationUpdate {
  subject?: string;
  language?: string;
  priority?: Priority;
  location?: string;
  sourcePage?: string;
  workingStatus?: 'new' | 'pending' | 'open';
}

/** The data stored about a conversation: fields, tags, rating, mail to the lead. @see protocol.md 4.2 rows 18 to 25 */
export class RecordApi {
  constructor(private readonly scope: ConversationScope) {}

  async update(fields: ConversationUpdate, options: CallOptions = {}): Promise<PlatformConversation> {
    const { subject, language, priority, location, sourcePage, workingStatus } = fields;
    const body = { subject, language, priority, location, sourcePage, workingStatus };
    const given = Object.entries(body).filter(([, value]) => value !== undefined);
    requireFields(patchConversation.name, Object.fromEntries(given));
    for (const [name, value] of given) requireText(patchConversation.name, name, value);
    return this.scope.call(patchConversation, { ...options, body });
  }

  async setLead(leadId: string, options: CallOptions = {}): Promise<PlatformConversation> {
    requireText(patchConversation.name, 'leadId', leadId);
    return this.scope.call(patchConversation, { ...options, body: { lead: leadId } });
  }

  /** The platform requires a list of objects: it never answers a request with a single object. */
  async addTags(tags: readonly TagInput[], options: CallOptions = {}): Promise<PlatformConversation> {
    requireList(addTags.name, tags, 'tags');
    const body = tags.map((input) =>
      typeof input === 'string' ? { tag: input } : { tag: input.tag, color: input.color },
    );
    for (const { tag } of body) requireText(addTags.name, 'tag', tag);
    return this.scope.call(addTags, { ...options, body });
  }

  /** The platform removes a tag by the id of its entry, so the id is looked up. */
  async removeTag(tag: string, options: CallOptions = {}): Promise<PlatformConversation> {
    const { tags = [] } = await this.scope.call(getConversation, options);
    const tagId = tags.find((entry) => entry.tag === tag)?._id;
    if (tagId === undefined) throw new ResourceNotFoundError({ operation: removeTag.name }, 'tag');
    return this.scope.call(removeTag, { ...options, params: { tagId } });
  }

  async rate(rating: number, message?: string, options: CallOptions = {}): Promise<PlatformConversation> {
    if (!Number.isFinite(rating) || rating <= 0) {
      throw new InvalidArgumentError(rate.name, 'the rating is not a number above 0', 'Rate from 1 to 5.');
    }
    return this.scope.call(rate, { ...options, body: { rating, rating_message: message } });
  }

  /** The platform answers 200 even if there is no address to send to. */
  async emailLead(email: EmailContent, options: CallOptions = {}): Promise<void> {
    requireText(emailLead.name, 'subject', email.subject);
    requireText(emailLead.name, 'text', email.text);
    const body = { subject: email.subject, text: email.text, replyto: email.replyTo };
    const { queued } = await this.scope.call(emailLead, { ...options, body });
    if (!queued) throw new LeadWithoutEmailError({ operation: emailLead.name, status: 200 });
  }
}
