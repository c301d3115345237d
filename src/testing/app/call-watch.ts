import { ObservesCalls, type Call, type CallEvent, type CallObserver } from '../../calls/index.js';

/** Passes on what happens to webhook calls, to whoever listens. */
@ObservesCalls()
export class CallWatch implements CallObserver {
  listener?: (event: CallEvent, call: Call | undefined) => void;

  observe(event: CallEvent, call: Call | undefined): void {
    this.listener?.(event, call);
  }
}
