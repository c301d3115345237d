import { Logger } from '@nestjs/common';
import { FulfillmentError, type Secret } from '../../common/index.js';
import { loadProjects, type ProjectsSource } from './load-projects.js';
import type { ProjectSettings } from './project-settings.js';
import type { ProjectProofs, ProjectsSnapshot } from './projects-snapshot.js';
import { describeChanges } from './snapshot-changes.js';
import { UnlistedProjectError } from './unlisted-project.error.js';

/**
 * The current settings of each project. It is read for every conversation, so it is a look-up in a Map. The settings
 * objects are immutable: a request keeps those that it began with.
 *
 * @publicApi
 */
export class ProjectRegistry {
  private readonly logger = new Logger('Projects');
  private readonly listeners: (() => void)[] = [];
  private seenProofs: ProjectProofs;

  /** Projects of this process itself, which no file lists: the playground. */
  private readonly own = new Map<string, ProjectSettings>();

  /** @param source the file of the snapshot; without one there is no file to reload */
  constructor(
    private snapshot: ProjectsSnapshot,
    private readonly source?: Omit<ProjectsSource, 'unlisted'>,
  ) {
    this.seenProofs = snapshot.proofs;
  }

  /**
   * @param projectId the platform's id of the project
   * @param botId without `bot_`, for the file's settings of this bot
   * @throws UnlistedProjectError if only listed projects are served, and this one is not listed
   */
  forProject(projectId: string, botId?: string): ProjectSettings {
    const settings = this.own.get(projectId) ?? this.snapshot.settingsOf(projectId, botId);
    if (settings !== undefined) return settings;
    this.logger.warn(
      `Refused: the projects file does not list the project ${JSON.stringify(projectId.slice(0, 64))}.`,
    );
    throw new UnlistedProjectError();
  }

  /** Serves a project in addition to those of the file, until the process ends: the playground's. */
  add(projectId: string, settings: ProjectSettings): void {
    this.own.set(projectId, Object.freeze(settings));
  }

  /** The same for an unauthenticated caller: nothing is logged. Undefined if the project is not served. */
  find(projectId: string, botId?: string): ProjectSettings | undefined {
    return this.own.get(projectId) ?? this.snapshot.settingsOf(projectId, botId);
  }

  /**
   * The kinds of caller secrets that the file holds, or once held: a reload that removes the last one leaves the
   * webhook closed, not open.
   */
  get proofs(): ProjectProofs {
    return this.seenProofs;
  }

  /** The secrets of callers of all projects, after the latest reload. */
  get webhookSecrets(): readonly Secret[] {
    return this.snapshot.webhookSecrets;
  }

  /** The id of the file's first project, after the latest reload. */
  get firstListed(): string | undefined {
    const [first] = this.snapshot.projects.keys();
    return first;
  }

  /** Whether the file, after the latest reload, holds secrets that verify tokens of users. */
  get provesUsers(): boolean {
    return this.snapshot.provesUsers;
  }

  /** Calls back after every successful reload. */
  onReload(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** True if there is a file to reload. */
  get reloadable(): boolean {
    return this.source !== undefined;
  }

  /**
   * Reloads the file and replaces the whole snapshot at once. A file with a problem changes nothing and is logged.
   *
   * @returns whether the file was accepted
   */
  reload(): boolean {
    if (this.source === undefined) return false;
    const before = this.snapshot;
    try {
      this.snapshot = loadProjects({ ...this.source, unlisted: before.unlisted }, before);
    } catch (error) {
      if (!(error instanceof FulfillmentError)) throw error;
      this.logger.error(
        `The projects file was not reloaded; the previous one stays in use. ${error.message}`,
      );
      return false;
    }
    const { webhookSecrets, botSecrets } = this.snapshot.proofs;
    this.seenProofs = {
      webhookSecrets: webhookSecrets || this.seenProofs.webhookSecrets,
      botSecrets: botSecrets || this.seenProofs.botSecrets,
    };
    for (const listener of this.listeners) listener();
    this.logger.log(`The projects file was reloaded: ${describeChanges(before, this.snapshot)}.`);
    return true;
  }
}
