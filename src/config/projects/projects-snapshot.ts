import type { Secret } from '../../common/index.js';
import type { ProjectSettings } from './project-settings.js';

/** One project of the file, and its bots by id, without `bot_`. */
export interface ListedProject {
  readonly name: string;
  readonly settings: ProjectSettings;
  readonly bots: ReadonlyMap<string, ProjectSettings>;
}

/** All projects at one point in time: read as a whole, replaced as a whole, never changed. */
export class ProjectsSnapshot {
  /** The secrets of callers of all projects. */
  readonly webhookSecrets: readonly Secret[];

  constructor(
    /** For projects that the file does not list. */
    readonly unlisted: ProjectSettings,
    /** By the platform's project id. */
    readonly projects: ReadonlyMap<string, ListedProject> = new Map(),
    readonly onlyListed = false,
  ) {
    this.webhookSecrets = [...projects.values()].flatMap(({ settings, bots }) =>
      [settings, ...bots.values()].flatMap(({ webhookSecrets = [] }) => webhookSecrets),
    );
  }

  /** Runs for every webhook call, so it is two look-ups. Undefined if the project is not served. */
  settingsOf(projectId: string, botId?: string): ProjectSettings | undefined {
    const project = this.projects.get(projectId);
    if (project === undefined) return this.onlyListed ? undefined : this.unlisted;
    return (botId === undefined ? undefined : project.bots.get(botId)) ?? project.settings;
  }

  /** Whether any project or bot has secrets that verify tokens of users. */
  get provesUsers(): boolean {
    return [...this.projects.values()]
      .flatMap(({ settings, bots }) => [settings, ...bots.values()])
      .some(({ userTokenSecrets = [] }) => userTokenSecrets.length > 0);
  }

  /** The kinds of caller proofs in the file, by the name of the key. */
  get proofs(): ProjectProofs {
    const projects = [...this.projects.values()];
    return {
      webhookSecrets: projects.some(({ settings }) => settings.webhookSecrets !== undefined),
      botSecrets: projects.some(({ bots }) =>
        [...bots.values()].some(({ botSecret }) => botSecret !== undefined),
      ),
    };
  }
}

export interface ProjectProofs {
  readonly webhookSecrets: boolean;
  readonly botSecrets: boolean;
}
