import type { Operation } from '../operations/operation.interface.js';
import type { Credential } from '../transport/credential.js';
import type { PlatformClient, PlatformRequest } from '../transport/platform-client.service.js';

/** A call without what its scope knows already. */
export type ScopedRequest<Result> = Omit<PlatformRequest<Result>, 'credential' | 'params'> & {
  params?: Readonly<Record<string, string>>;
};

/** One project and a credential for it: what all calls to it share. */
export class ProjectScope {
  constructor(
    protected readonly client: PlatformClient,
    protected readonly credential: Credential,
    readonly projectId: string,
  ) {}

  async call<Result>(operation: Operation<Result>, request: ScopedRequest<Result> = {}): Promise<Result> {
    const params = { ...request.params, projectId: this.projectId };
    const credential = operation.access === 'public' ? undefined : this.credential;
    return this.client.call(operation, { ...request, params, credential });
  }
}
