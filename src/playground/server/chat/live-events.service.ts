import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Subject, type Observable } from 'rxjs';
import { Lifecycle } from '../../../lifecycle/index.js';
import type { LiveEvent } from '../view.types.js';

/** What pages that are open are told, as it happens. */
@Injectable()
export class LiveEvents {
  private readonly events = new Subject<LiveEvent>();
  private readonly stateListeners = new Set<() => void>();

  /** A stream is a request that is never answered, and a shutdown waits for those. */
  constructor(modules: ModuleRef) {
    void modules.get(Lifecycle, { strict: false }).stopping.then(() => this.events.complete());
  }

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
}
