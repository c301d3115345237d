import { recordOf, textOf, type JsonRecord } from '../../common/index.js';
import type { MessageDraft } from '../platform/index.js';

/** Options of a user's message. */
export interface SayOptions {
  /** Of the message, for example `{ payload: { plan: 'gold' } }`. */
  readonly attributes?: JsonRecord;
  /** The raw language tag of the user's browser. Default: the conversation's. */
  readonly language?: string;
  /** Anything else of the message, for example `type` and `metadata` of an upload. */
  readonly fields?: JsonRecord;
}

/** The message of a user as the chat widget writes it. @see protocol.md 1.3 */
export function draftUserMessage(text: string, conversation: JsonRecord, options: SayOptions): MessageDraft {
  const lead = recordOf(conversation.lead);
  const department = recordOf(conversation.department);
  const projectId = conversation.id_project;
  const sender = String(lead.lead_id);
  return {
    sender,
    senderFullname: textOf(lead.fullname),
    recipientFullname: department.name,
    type: 'text',
    text,
    language: options.language ?? textOf(conversation.language),
    metadata: '',
    status: 200,
    attributes: {
      departmentId: department._id,
      departmentName: department.name,
      ipAddress: recordOf(conversation.location).ipAddress,
      client: conversation.userAgent,
      sourcePage: conversation.sourcePage,
      projectId,
      requester_id: sender,
      userFullname: lead.fullname,
      userEmail: textOf(lead.email) ?? null,
      payload: {},
      ...options.attributes,
    },
    createdBy: sender,
    ...options.fields,
  };
}
