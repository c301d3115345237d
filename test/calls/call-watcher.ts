import { ObservesCalls, type Call, type CallEvent, type CallObserver } from '../../src/index.js';

interface Told {
  readonly event: CallEvent;
  readonly call: Call | undefined;
}

/** Keeps all that it is told. */
@ObservesCalls()
export class CallWatcher implements CallObserver {
  readonly told: Told[] = [];
  failing = false;

  observe(event: CallEvent, call: Call | undefined): void {
    this.told.push({ event, call });
    if (this.failing) throw new Error('the observer is broken');
  }

  /** The events, each as one word; an outcome with its name. */
  get words(): string[] {
    return this.told.map(({ event }) =>
      event.type === 'outcome' ? `outcome: ${event.outcome}` : event.type,
    );
  }

  eventsOf<Type extends CallEvent['type']>(type: Type): Extract<CallEvent, { type: Type }>[] {
    return this.told
      .map(({ event }) => event)
      .filter((event): event is Extract<CallEvent, { type: Type }> => event.type === type);
  }

  get ids(): (string | undefined)[] {
    return [...new Set(this.told.map(({ call }) => call?.id))];
  }
}
