import { Injectable } from '@nestjs/common';
import { ProjectBusyError } from '../errors/index.js';
import type { Deadline } from './deadline.js';
import { MessagingSettings } from './messaging-settings.js';

/** A call that waits for a connection. */
interface Waiting {
  readonly start: () => void;
  started: boolean;
}

/** The calls of all projects to one host. */
class HostConnections {
  /** Open calls by project. */
  private readonly open = new Map<string, number>();
  /** Projects with waiting calls. The project that was served last is at the end. */
  private readonly waiting = new Map<string, Waiting[]>();
  private allOpen = 0;

  constructor(private readonly connections: number) {}

  get isIdle(): boolean {
    return this.allOpen === 0 && this.waiting.size === 0;
  }

  /** A project may have as many open calls as connections are left for the others, and always one. */
  mayOpen(project: string): boolean {
    return this.openOf(project) < Math.max(1, this.connections - this.allOpen);
  }

  begin(project: string): void {
    this.open.set(project, this.openOf(project) + 1);
    this.allOpen += 1;
  }

  end(project: string): void {
    const left = this.openOf(project) - 1;
    if (left > 0) this.open.set(project, left);
    else this.open.delete(project);
    this.allOpen -= 1;
    this.startWaiting();
  }

  wait(project: string, call: Waiting): void {
    const calls = this.waiting.get(project);
    if (calls === undefined) this.waiting.set(project, [call]);
    else calls.push(call);
  }

  giveUp(project: string, call: Waiting): void {
    const calls = this.waiting.get(project)?.filter((other) => other !== call) ?? [];
    if (calls.length > 0) this.waiting.set(project, calls);
    else this.waiting.delete(project);
  }

  private startWaiting(): void {
    for (let next = this.nextProject(); next !== undefined; next = this.nextProject()) {
      const [project, [call, ...others]] = next;
      this.waiting.delete(project);
      if (others.length > 0) this.waiting.set(project, others);
      this.begin(project);
      call.started = true;
      call.start();
    }
  }

  private nextProject(): [string, Waiting[]] | undefined {
    return [...this.waiting].find(([project]) => this.mayOpen(project));
  }

  private openOf(project: string): number {
    return this.open.get(project) ?? 0;
  }
}

/**
 * Divides the connections to each host between the projects. The platform never answers some calls of conversations that
 * it does not know, so the calls of one project could otherwise hold all connections until their time limits. One
 * project has at most half of `maxConnections`, because it may open as many calls as it leaves free; several busy
 * projects have equal parts, and one part stays free for the projects that come next.
 */
@Injectable()
export class ConnectionShares {
  private readonly hosts = new Map<string, HostConnections>();

  constructor(private readonly settings: MessagingSettings) {}

  /**
   * Runs the exchange when its project has a free connection. Calls of one project start in their order.
   *
   * @throws ProjectBusyError when the open calls of the project take too long; then the exchange never runs
   */
  async run<T>(host: string, project: string, deadline: Deadline, exchange: () => Promise<T>): Promise<T> {
    const connections = this.connectionsOf(host);
    if (connections.mayOpen(project)) connections.begin(project);
    else await this.waitFor(connections, project, deadline);
    try {
      return await exchange();
    } finally {
      connections.end(project);
      if (connections.isIdle) this.hosts.delete(host);
    }
  }

  private async waitFor(connections: HostConnections, project: string, deadline: Deadline): Promise<void> {
    let start = (): void => undefined;
    const started = new Promise<void>((resolve) => (start = resolve));
    const call: Waiting = { start, started: false };
    connections.wait(project, call);
    try {
      await deadline.waitFor(started, (...late) => new ProjectBusyError(...late));
    } catch (error) {
      if (call.started) connections.end(project);
      else connections.giveUp(project, call);
      throw error;
    }
  }

  private connectionsOf(host: string): HostConnections {
    const known = this.hosts.get(host);
    if (known !== undefined) return known;
    const connections = new HostConnections(this.settings.maxConnections);
    this.hosts.set(host, connections);
    return connections;
  }
}
