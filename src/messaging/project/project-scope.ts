import type { Operation } from '../operations/operation.interface.js';
import type { PlatformClient, PlatformRequest } from '../transport/platform-client.service.js';
import type { ProjectAccess } from '../transport/project-route.js';

/** A call without the parts that its scope provides. */
export type ScopedRequest<Result> = Omit<PlatformRequest<Result>, 'credential' | 'params' | 'route'> & {
  params?: Readonly<Record<string, string>>;
};

/** One project and its connection settings, shared by all calls to it. */
export class ProjectScope {
  constructor(
    protected readonly client: PlatformClient,
    protected readonly access: ProjectAccess,
    readonly projectId: string,
  ) {}

  /** The timeout of a call that does not set one. */
  get timeoutMs(): number {
    return this.access.route.timeoutMs;
  }

  pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.client.pause(milliseconds, signal);
  }

  async call<Result>(operation: Operation<Result>, request: ScopedRequest<Result> = {}): Promise<Result> {
    const params = { ...request.params, projectId: this.projectId };
    const { route } = this.access;
    const credential = operation.access === 'public' ? undefined : this.access.credential;
    return this.client.call(operation, { ...request, params, route, credential });
  }
}
