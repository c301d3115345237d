import {
  conversationKey,
  isAutomationRequestId,
  type ConversationKey,
  type ConversationParts,
} from '../../protocol/index.js';
import { InvalidArgumentError } from '../errors/index.js';
import type { Operation } from '../operations/operation.interface.js';
import { ProjectScope, type ScopedRequest } from '../project/project-scope.js';
import type { PlatformClient } from '../transport/platform-client.service.js';
import type { ProjectAccess } from '../transport/project-route.js';

/** The project inside a conversation's id. */
const REQUEST_ID = /^support-group-([0-9a-f]{24})-/;

/** The ids and the route of one conversation, shared by all its calls. */
export class ConversationScope extends ProjectScope {
  #key?: ConversationKey;

  constructor(
    client: PlatformClient,
    access: ProjectAccess,
    private readonly parts: ConversationParts,
  ) {
    super(client, access, parts.projectId);
  }

  /** The order of calls is kept by it. */
  get key(): ConversationKey {
    return (this.#key ??= conversationKey(this.parts));
  }

  get requestId(): string {
    return this.parts.requestId;
  }

  override async call<Result>(
    operation: Operation<Result>,
    request: ScopedRequest<Result> = {},
  ): Promise<Result> {
    this.check(operation.name);
    return super.call(operation, { ...request, params: { ...request.params, requestId: this.requestId } });
  }

  private check(operation: string): void {
    if (isAutomationRequestId(this.requestId)) {
      throw new InvalidArgumentError(
        operation,
        'an automation has no conversation',
        'Answer the automation in the webhook response instead.',
      );
    }
    const project = REQUEST_ID.exec(this.requestId)?.[1];
    if (project !== undefined && project !== this.projectId) {
      throw new InvalidArgumentError(
        operation,
        'the conversation belongs to another project',
        'Take projectId and requestId from the same webhook call.',
      );
    }
  }
}
