import { Injectable } from '@nestjs/common';
import { toBotId } from '../../protocol/index.js';
import type { ProjectOptions } from '../messaging-options.interface.js';
import { projectCredential } from './credential.js';
import { apiAddress, atLeast, MessagingSettings, rateLimitSettings } from './messaging-settings.js';
import type { ProjectRoute } from './project-route.js';

/**
 * The route of each project: the module's options, overridden by the project's own options.
 *
 * Every handle needs its route, so each route is built once and cached until its options change. Pools, breakers and
 * rate limits belong to hosts and projects, not to routes: they survive a change of the options.
 */
@Injectable()
export class ProjectRoutes {
  private readonly made = new WeakMap<ProjectOptions, ProjectRoute>();

  constructor(private readonly settings: MessagingSettings) {}

  /** @param botId with or without `bot_` */
  of(projectId: string, botId?: string): ProjectRoute {
    const { projects } = this.settings;
    if (projects === undefined) return this.settings;
    const options = projects.forProject(projectId, botId === undefined ? undefined : toBotId(botId));
    const known = this.made.get(options);
    if (known !== undefined) return known;
    const route = this.make(options);
    this.made.set(options, route);
    return route;
  }

  private make({ apiUrl, timeoutMs, retries, rateLimit, credentials }: ProjectOptions): ProjectRoute {
    const own = this.settings;
    return Object.freeze({
      ...(apiUrl === undefined ? { apiUrl: own.apiUrl, host: own.host } : apiAddress(apiUrl)),
      timeoutMs: timeoutMs === undefined ? own.timeoutMs : atLeast(1, 'timeoutMs', timeoutMs),
      retries: retries === undefined ? own.retries : atLeast(0, 'retries', retries),
      rateLimit: rateLimit === undefined ? own.rateLimit : rateLimitSettings(rateLimit),
      account: credentials === undefined ? undefined : projectCredential(credentials),
    });
  }
}
