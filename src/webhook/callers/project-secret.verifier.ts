import { Injectable } from '@nestjs/common';
import { Secret } from '../../common/index.js';
import { ProjectRegistry } from '../../config/index.js';
import { claimedIdentity } from '../../protocol/index.js';
import type { BuiltInVerifier, Verdict } from './caller-verifier.interface.js';
import type { IncomingCall } from './incoming-call.js';
import { presentedSecrets } from './presented-secrets.js';

/**
 * A secret of the project that the call is about, from the projects file. The body says which project that is, so a
 * secret opens its own project only: where a body names several, it must be one of each.
 */
@Injectable()
export class ProjectSecretVerifier implements BuiltInVerifier {
  readonly name = 'project secret';
  readonly needsBody = true;

  constructor(private readonly projects: ProjectRegistry) {}

  get configured(): boolean {
    return this.projects.proofs.webhookSecrets;
  }

  /** A secret of no project at all: the body is not read for it. */
  mayAccept(call: IncomingCall): boolean {
    return Secret.anyEquals(this.projects.webhookSecrets, presentedSecrets(call));
  }

  verify(call: IncomingCall): Verdict {
    const candidates = presentedSecrets(call);
    if (candidates.length === 0) return 'absent';
    const { projectIds, rootBotId } = claimedIdentity(call.body?.json);
    const opened = projectIds.filter((id) =>
      Secret.anyEquals(this.projects.find(id, rootBotId)?.webhookSecrets ?? [], candidates),
    );
    return projectIds.length > 0 && opened.length === projectIds.length ? 'accepted' : 'rejected';
  }
}
