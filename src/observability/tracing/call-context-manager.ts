import { ROOT_CONTEXT, type Context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { currentCall, type Call } from '../../calls/index.js';

/**
 * Makes the application's own spans, in a handler or below, children of its webhook call, without passing a context.
 */
export class CallContextManager extends AsyncLocalStorageContextManager {
  constructor(private readonly contextOf: (call: Call | undefined) => Context | undefined) {
    super();
  }

  override active(): Context {
    const active = super.active();
    return active === ROOT_CONTEXT ? (this.contextOf(currentCall()) ?? active) : active;
  }
}
