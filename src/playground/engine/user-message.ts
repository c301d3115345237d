import { randomBytes } from 'node:crypto';
import { recordOf, textOf, type JsonRecord } from '../../common/index.js';

/** What goes with a message of a user. */
export interface SayOptions {
  /** Of the message, for example `{ payload: { plan: 'gold' } }`. */
  readonly attributes?: JsonRecord;
  /** The raw tag of the user's browser. */
  readonly language?: string;
  /** A test of the designer. */
  readonly draft?: boolean;
  /** Anything else of the message, for example `type` and `metadata` of an upload. */
  readonly fields?: JsonRecord;
}

/** The message of a user as the platform stores it, without what the platform itself gives it. @see protocol.md 1.3 */
export function userMessage(text: string, request: JsonRecord, options: SayOptions): JsonRecord {
  const lead = recordOf(request.lead);
  const department = recordOf(request.department);
  const now = new Date().toISOString();
  return {
    _id: randomBytes(12).toString('hex'),
    sender: lead.lead_id,
    senderFullname: lead.fullname,
    recipient: request.request_id,
    ...(department.name !== undefined && { recipientFullname: department.name }),
    type: 'text',
    channel_type: 'group',
    text,
    language: options.language ?? request.language,
    channel: request.channel ?? { name: 'chat21' },
    metadata: '',
    status: 200,
    id_project: request.id_project,
    attributes: {
      departmentId: department._id,
      departmentName: department.name,
      ipAddress: recordOf(request.location).ipAddress,
      client: request.userAgent,
      sourcePage: request.sourcePage,
      projectId: request.id_project,
      requester_id: lead.lead_id,
      userFullname: lead.fullname,
      userEmail: textOf(lead.email) ?? null,
      payload: {},
      ...options.attributes,
    },
    createdBy: lead.lead_id,
    createdAt: now,
    updatedAt: now,
    ...options.fields,
  };
}
