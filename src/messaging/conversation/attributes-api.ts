import { isRecord } from '../../common/index.js';
import type { PlatformConversation } from '../models/index.js';
import { getConversation } from '../operations/conversation.operations.js';
import { updateAttributes } from '../operations/record.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import { requireFields } from '../transport/require.js';
import type { ConversationScope } from './conversation-scope.js';
import { passOverFailedLook } from './failed-look.js';

/** Writes the free attributes of a conversation, and the flow variables among them. @see protocol.md 2.6, 4.2 row 17 */
export class AttributesApi {
  constructor(private readonly scope: ConversationScope) {}

  /** Shallow: what an attribute held before is replaced as a whole. */
  async setAttributes(
    attributes: Record<string, unknown>,
    options: CallOptions = {},
  ): Promise<PlatformConversation> {
    requireFields(updateAttributes.name, attributes);
    return this.scope.call(updateAttributes, { ...options, body: attributes });
  }

  /**
   * Variables are the `payload` attribute, which the platform replaces as a whole: what is there is read first, so that
   * variables which the flow has not taken over yet are not lost.
   *
   * @param ifUnread when that read fails: `replace` writes the variables all the same
   */
  async setVariables(
    variables: Record<string, unknown>,
    options: CallOptions = {},
    ifUnread: 'fail' | 'replace' = 'fail',
  ): Promise<PlatformConversation> {
    requireFields('setVariables', variables);
    const before = await this.variables(options, ifUnread);
    return this.setAttributes({ payload: { ...before, ...variables } }, options);
  }

  private async variables(options: CallOptions, ifUnread: 'fail' | 'replace'): Promise<object> {
    try {
      const { attributes } = await this.scope.call(getConversation, options);
      const payload = attributes?.['payload'];
      return isRecord(payload) ? payload : {};
    } catch (error) {
      if (ifUnread === 'fail') throw error;
      passOverFailedLook('setVariables', error);
      return {};
    }
  }
}
