import { Injectable } from '@nestjs/common';
import type { TroubleName } from '../view.types.js';

/** Simulated faults, each active until it is switched off. */
@Injectable()
export class Troubles {
  private names: readonly TroubleName[] = [];
  private readonly listeners = new Set<() => void>();

  get on(): readonly TroubleName[] {
    return this.names;
  }

  has(name: TroubleName): boolean {
    return this.names.includes(name);
  }

  set(names: readonly TroubleName[]): void {
    this.names = [...new Set(names)];
    for (const listener of this.listeners) listener();
  }

  /** Called after every change. */
  watch(listener: () => void): void {
    this.listeners.add(listener);
  }
}
