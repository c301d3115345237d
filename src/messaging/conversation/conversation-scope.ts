import { InvalidArgumentError } from '../errors/index.js';
import type { Operation } from '../operations/operation.interface.js';
import type { Credential } from '../transport/credential.js';
import type { PlatformClient, PlatformRequest } from '../transport/platform-client.service.js';

/** The project inside a conversation's id. */
const REQUEST_ID = /^support-group-([0-9a-f]{24})-/;
/** A run of an automation: there is no conversation behind it, and the platform never answers. @see protocol.md 7.4 */
const AUTOMATION = /^automation-request-/;

type ScopedRequest = Omit<PlatformRequest, 'credential' | 'params'> & { params?: Record<string, string> };

/** One conversation as the platform's paths name it, and the credential for it: what all its calls share. */
export class ConversationScope {
  constructor(
    private readonly client: PlatformClient,
    private readonly credential: Credential,
    readonly projectId: string,
    readonly requestId: string,
  ) {}

  async call<Result>(operation: Operation<Result>, request: ScopedRequest = {}): Promise<Result> {
    this.check(operation.name);
    const params = { ...request.params, projectId: this.projectId, requestId: this.requestId };
    const credential = operation.access === 'public' ? undefined : this.credential;
    return this.client.call(operation, { ...request, params, credential });
  }

  private check(operation: string): void {
    if (AUTOMATION.test(this.requestId)) {
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
