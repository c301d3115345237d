import { Injectable } from '@nestjs/common';
import { RateLimitedError } from '../errors/index.js';
import type { Deadline } from './deadline.js';
import type { RateLimitSettings } from './messaging-settings.js';

/** The first pause after a 429; it doubles with each further one, up to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A longer Retry-After is ignored: a mistyped one must not silence a project for days. */
const LONGEST_ASKED_MS = 300_000;
/** Calls that waited for the same pause are spread over this time. */
const SPREAD_MS = 500;
/** Above this number of projects, idle ones are forgotten. */
const MANY_PROJECTS = 1_000;

interface Lane {
  pausedUntil: number;
  /** Consecutive 429s. */
  strikes: number;
  /** When the next call is due at an even rate. */
  dueAt: number;
}

/**
 * Every call passes this gate before it is sent. It keeps each project within its rate limit, and pauses the whole
 * project after a 429, because the platform counts by project and further calls would only lengthen the pause. @see
 * protocol.md 8
 */
@Injectable()
export class ProjectGate {
  private readonly lanes = new Map<string, Lane>();

  /**
   * Waits for the project's turn; fails at once if that comes too late for the call.
   *
   * @param limit the current limit: a change applies from the next call on, and counts the calls before it
   */
  async enter(
    projectId: string,
    operation: string,
    deadline: Deadline,
    limit: RateLimitSettings | undefined,
  ): Promise<void> {
    const lane = this.lane(projectId);
    if (limit !== undefined) await this.wait(this.turn(lane, deadline, operation, limit), deadline);
    while (lane.pausedUntil > performance.now()) {
      const pause = lane.pausedUntil - performance.now() + Math.random() * SPREAD_MS;
      if (pause >= deadline.remainingMs) throw new RateLimitedError({ operation }, Math.ceil(pause));
      await this.wait(pause, deadline);
    }
  }

  /** After a 429, pauses the project at least as long as the platform asks, and longer each time. */
  slowDown(projectId: string, retryAfterMs: number): void {
    const lane = this.lane(projectId);
    lane.strikes += 1;
    const backoff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (lane.strikes - 1));
    const pause = Math.max(Math.min(retryAfterMs, LONGEST_ASKED_MS), backoff);
    lane.pausedUntil = Math.max(lane.pausedUntil, performance.now() + pause);
  }

  succeeded(projectId: string): void {
    const lane = this.lanes.get(projectId);
    if (lane !== undefined) lane.strikes = 0;
  }

  /** Projects that are paused now. */
  get pausedProjects(): string[] {
    const now = performance.now();
    return [...this.lanes].filter(([, lane]) => lane.pausedUntil > now).map(([projectId]) => projectId);
  }

  /** How long to wait so that the calls keep an even rate, with bursts (a leaky bucket). */
  private turn(lane: Lane, deadline: Deadline, operation: string, limit: RateLimitSettings): number {
    const now = performance.now();
    const interval = 60_000 / limit.perMinute;
    const due = Math.max(lane.dueAt, now);
    const wait = Math.max(0, due - (limit.burst - 1) * interval - now);
    if (wait >= deadline.remainingMs) throw new RateLimitedError({ operation }, Math.ceil(wait));
    lane.dueAt = due + interval;
    return wait;
  }

  private async wait(milliseconds: number, deadline: Deadline): Promise<void> {
    if (milliseconds > 0) await deadline.sleep(milliseconds);
  }

  private lane(projectId: string): Lane {
    const known = this.lanes.get(projectId);
    if (known !== undefined) return known;
    if (this.lanes.size >= MANY_PROJECTS) this.forgetIdle();
    const lane: Lane = { pausedUntil: 0, strikes: 0, dueAt: 0 };
    this.lanes.set(projectId, lane);
    return lane;
  }

  private forgetIdle(): void {
    const now = performance.now();
    for (const [projectId, lane] of this.lanes) {
      if (lane.pausedUntil <= now && lane.dueAt <= now) this.lanes.delete(projectId);
    }
  }
}
