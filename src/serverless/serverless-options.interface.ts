import type { BootstrapOptions } from '../bootstrap/index.js';

export interface ServerlessOptions extends BootstrapOptions {
  /**
   * Work of a handler after the webhook is answered. `refuse` (the default) does not start if it may happen;
   * `allow` is for platforms that leave the CPU to the function between its calls.
   */
  lateWork?: 'refuse' | 'allow';
}
