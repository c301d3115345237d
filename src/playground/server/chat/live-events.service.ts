import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import type { LiveEvent } from '../view.types.js';

/** What pages that are open are told, as it happens. */
@Injectable()
export class LiveEvents implements BeforeApplicationShutdown {
  private readonly events = new Subject<LiveEvent>();
  private readonly stateListeners = new Set<() => void>();

  get stream(): Observable<LiveEvent> {
    return this.events;
  }

  emit(event: LiveEvent): void {
    this.events.next(event);
  }

  /** Whoever knows the state shall tell it. */
  state(): void {
    for (const listener of this.stateListeners) listener();
  }

  onState(listener: () => void): void {
    this.stateListeners.add(listener);
  }

  /** Streams that stay open would hold the shutdown up. */
  beforeApplicationShutdown(): void {
    this.events.complete();
  }
}
