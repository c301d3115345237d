import type { IntentTiming } from '../../intents/index.js';
import type { FulfillmentConfig } from '../../config/index.js';

type WithDefault = 'deadline' | 'timeout' | 'order' | 'duplicates' | 'durable';

/** The times and the order of the turns of one binding: from its decorators, else from the configuration. */
export type TurnPolicy = Readonly<
  Required<Pick<IntentTiming, WithDefault>> & Omit<IntentTiming, WithDefault>
>;

export function turnPolicy(options: IntentTiming, config: FulfillmentConfig): TurnPolicy {
  return {
    deadline: options.deadline ?? config.replyDeadlineMs,
    timeout: options.timeout ?? config.handlerTimeoutMs,
    order: options.order ?? 'serial',
    duplicates: options.duplicates ?? true,
    durable: options.durable ?? false,
    placeholder: options.placeholder,
    onFailure: options.onFailure,
  };
}
