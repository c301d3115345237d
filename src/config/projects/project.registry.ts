import { Logger } from '@nestjs/common';
import { FulfillmentError, type Secret } from '../../common/index.js';
import { loadProjects, type ProjectsSource } from './load-projects.js';
import type { ProjectSettings } from './project-settings.js';
import type { ProjectProofs, ProjectsSnapshot } from './projects-snapshot.js';
import { describeChanges } from './snapshot-changes.js';
import { UnlistedProjectError } from './unlisted-project.error.js';

/**
 * Which settings a project has now. Asked for every conversation, so it is a look-up in a Map; what it gave stays as
 * it is, so a request keeps the settings that it began with.
 *
 * @publicApi
 */
export class ProjectRegistry {
  private readonly logger = new Logger('Projects');
  private readonly listeners: (() => void)[] = [];
  private seenProofs: ProjectProofs;

  /** Projects of this process itself, which no file lists. */
  private readonly own = new Map<string, ProjectSettings>();

  /** @param source the file that the snapshot was read from; without one there is nothing to read anew. */
  constructor(
    private snapshot: ProjectsSnapshot,
    private readonly source?: Omit<ProjectsSource, 'unlisted'>,
  ) {
    this.seenProofs = snapshot.proofs;
  }

  /**
   * @param projectId the platform's id of the project
   * @param botId without `bot_`, for what the file says of this bot
   * @throws UnlistedProjectError if only listed projects are served, and it is none
   */
  forProject(projectId: string, botId?: string): ProjectSettings {
    const settings = this.own.get(projectId) ?? this.snapshot.settingsOf(projectId, botId);
    if (settings !== undefined) return settings;
    this.logger.warn(
      `Refused: the projects file does not list the project ${JSON.stringify(projectId.slice(0, 64))}.`,
    );
    throw new UnlistedProjectError();
  }

  /** Serves a project beside those of the file, until the process ends: that of the playground. */
  add(projectId: string, settings: ProjectSettings): void {
    this.own.set(projectId, Object.freeze(settings));
  }

  /** The same, of a caller who is not believed yet: nothing is logged. Undefined if the project is not served. */
  find(projectId: string, botId?: string): ProjectSettings | undefined {
    return this.own.get(projectId) ?? this.snapshot.settingsOf(projectId, botId);
  }

  /**
   * Which secrets of callers the file holds, or once held: a reload that takes the last one away leaves the webhook
   * closed, not open.
   */
  get proofs(): ProjectProofs {
    return this.seenProofs;
  }

  /** The secrets of callers of all projects, as the file is now. */
  get webhookSecrets(): readonly Secret[] {
    return this.snapshot.webhookSecrets;
  }

  /** The id of the first project of the file, as it is now. */
  get firstListed(): string | undefined {
    const [first] = this.snapshot.projects.keys();
    return first;
  }

  /** Whether the file, as it is now, has what tokens of users are verified with. */
  get provesUsers(): boolean {
    return this.snapshot.provesUsers;
  }

  /** Calls back after every reload that was taken. */
  onReload(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** True when there is a file that can be read anew. */
  get reloadable(): boolean {
    return this.source !== undefined;
  }

  /**
   * Reads the file anew and puts all of it in force at once. A file with a problem changes nothing and is logged.
   *
   * @returns whether the file was taken
   */
  reload(): boolean {
    if (this.source === undefined) return false;
    const before = this.snapshot;
    try {
      this.snapshot = loadProjects({ ...this.source, unlisted: before.unlisted }, before);
    } catch (error) {
      if (!(error instanceof FulfillmentError)) throw error;
      this.logger.error(
        `The projects file is not taken over; the one before stays in force. ${error.message}`,
      );
      return false;
    }
    const { webhookSecrets, botSecrets } = this.snapshot.proofs;
    this.seenProofs = {
      webhookSecrets: webhookSecrets || this.seenProofs.webhookSecrets,
      botSecrets: botSecrets || this.seenProofs.botSecrets,
    };
    for (const listener of this.listeners) listener();
    this.logger.log(`The projects file was read: ${describeChanges(before, this.snapshot)}.`);
    return true;
  }
}
