import { ObservesCalls, type Call, type CallEvent, type CallObserver } from '../../calls/index.js';

/** Passes the events of webhook calls to its listener. */
@ObservesCalls()
export class CallWatch implements CallObserver {
  listener?: (event: CallEvent, call: Call | undefined) => void;

  observe(event: CallEvent, call: Call | undefined): void {
    this.listener?.(event, call);
  }
}
