import { Injectable, type OnModuleInit, ServiceUnavailableException } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { defer, finalize, Subject, type Observable } from 'rxjs';
import { Lifecycle } from '../../../lifecycle/index.js';
import type { LiveEvent } from '../view.types.js';

/** Maximum number of open pages: each holds a connection. */
const MOST_PAGES = 50;

/** Publishes events to open pages. */
@Injectable()
export class LiveEvents implements OnModuleInit {
  private readonly events = new Subject<LiveEvent>();
  private pages = 0;
  private readonly stateListeners = new Set<() => void>();

  constructor(private readonly modules: ModuleRef) {}

  /**
   * An event stream is a request that never ends, and a shutdown waits for open requests. This is not in the
   * constructor, because ModuleRef may return a provider that is not constructed yet.
   */
  onModuleInit(): void {
    void this.modules.get(Lifecycle, { strict: false }).stopping.then(() => this.events.complete());
  }

  get stream(): Observable<LiveEvent> {
    return this.events;
  }

  /**
   * The events for one page, as long as the page is open.
   *
   * @throws ServiceUnavailableException if too many pages are open
   */
  forPage(): Observable<LiveEvent> {
    if (this.pages >= MOST_PAGES) throw new ServiceUnavailableException('Too many pages are open.');
    return defer(() => {
      this.pages += 1;
      return this.events;
    }).pipe(finalize(() => (this.pages -= 1)));
  }

  emit(event: LiveEvent): void {
    this.events.next(event);
  }

  /** Registers the provider of the state. */
  state(): void {
    for (const listener of this.stateListeners) listener();
  }

  onState(listener: () => void): void {
    this.stateListeners.add(listener);
  }
}
