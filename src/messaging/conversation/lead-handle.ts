import { ResourceNotFoundError } from '../errors/index.js';
import type { Lead } from '../models/index.js';
import { getConversation } from '../operations/conversation.operations.js';
import type { Operation } from '../operations/operation.interface.js';
import {
  addLeadTags,
  getLead,
  removeLeadTag,
  setLeadAttributes,
  setLeadProperties,
  updateLead,
} from '../operations/lead.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { requireFields, requireList, requireText } from '../transport/require.js';
import type { ScopedRequest } from '../project/project-scope.js';
import type { ConversationScope } from './conversation-scope.js';
import type { InOrder } from './in-order.js';

/**
 * The writable fields of a lead. Attributes and tags have separate methods, because here the platform replaces them.
 */
export interface LeadUpdate {
  fullname?: string;
  email?: string;
  phone?: string;
  company?: string;
  note?: string;
  streetAddress?: string;
  city?: string;
  region?: string;
  zipcode?: string;
  country?: string;
}

/**
 * The end user of a conversation as a contact of the project.
 *
 * Its id comes only from the conversation: the platform would also write to leads of other projects, and creates a
 * broken lead for an unknown id. @see protocol.md 4.2 rows 29 to 33
 */
export class LeadHandle {
  constructor(
    private readonly scope: ConversationScope,
    private readonly inOrder: InOrder,
  ) {}

  get(options?: CallOptions): Promise<Lead> {
    return this.call(getLead, {}, options);
  }

  /** Updates the given fields. */
  update(fields: LeadUpdate, options?: CallOptions): Promise<Lead> {
    return this.change(updateLead, () => requireFields(updateLead.name, fields), { body: fields }, options);
  }

  /** Merges into the attributes. */
  setAttributes(attributes: Record<string, unknown>, options?: CallOptions): Promise<Lead> {
    const check = (): void => requireFields(setLeadAttributes.name, attributes);
    return this.change(setLeadAttributes, check, { body: attributes }, options);
  }

  /** Merges into the properties. */
  setProperties(properties: Record<string, unknown>, options?: CallOptions): Promise<Lead> {
    const check = (): void => requireFields(setLeadProperties.name, properties);
    return this.change(setLeadProperties, check, { body: properties }, options);
  }

  addTags(tags: readonly string[], options?: CallOptions): Promise<Lead> {
    const check = (): void => {
      requireList(addLeadTags.name, tags, 'tags');
      for (const tag of tags) requireText(addLeadTags.name, 'tag', tag);
    };
    return this.change(addLeadTags, check, { body: tags }, options);
  }

  removeTag(tag: string, options?: CallOptions): Promise<Lead> {
    return this.change(
      removeLeadTag,
      () => requireText(removeLeadTag.name, 'tag', tag),
      { params: { tag } },
      options,
    );
  }

  private change(
    operation: Operation<Lead>,
    check: () => void,
    request: ScopedRequest<Lead>,
    options?: CallOptions,
  ): Promise<Lead> {
    return this.inOrder(operation.name, options, async (call) => {
      check();
      return this.call(operation, request, call);
    });
  }

  private async call(
    operation: Operation<Lead>,
    request: ScopedRequest<Lead>,
    options: CallOptions = {},
  ): Promise<Lead> {
    const leadId = await this.id(operation.name, options);
    return this.scope.call(operation, { ...options, ...request, params: { ...request.params, leadId } });
  }

  private async id(operation: string, options: CallOptions): Promise<string> {
    const { lead } = await this.scope.call(getConversation, options);
    const id = typeof lead === 'string' ? lead : lead?._id;
    if (!id) throw new ResourceNotFoundError({ operation }, 'lead');
    return id;
  }
}
