import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GlobalEnhancers, guardsOf, IntentExplorer } from '../../../intents/index.js';

/** The guards of a handler, by its label. Collected at the first call: by then all are known. */
@Injectable()
export class HandlerGuards {
  private guards?: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly modules: ModuleRef) {}

  of(handler: string): readonly string[] {
    this.guards ??= this.all();
    return this.guards.get(handler) ?? [];
  }

  private all(): Map<string, readonly string[]> {
    const { handlers } = this.modules.get(IntentExplorer, { strict: false }).explore();
    const { ofHandlers } = this.modules.get(GlobalEnhancers, { strict: false });
    return new Map(handlers.map((handler) => [handler.label, guardsOf(handler, ofHandlers)]));
  }
}
