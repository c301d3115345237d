interface Block {
  readonly name: string;
  /** Variables that its form asks for. */
  readonly asks?: readonly string[];
  /** A text of it, with `${variables}`. */
  readonly says?: string;
  readonly webhook?: boolean;
}

/** An export as the design studio writes it, with what the tests are about. */
export function botExport(blocks: readonly Block[], webhookEnabled = true): Record<string, unknown> {
  return {
    _id: '64f0b1b2c3d4e5f607182930',
    name: 'Order helper',
    language: 'en',
    type: 'tilebot',
    webhook_enabled: webhookEnabled,
    intents: blocks.map(({ name, asks = [], says, webhook = true }, position) => ({
      intent_display_name: name,
      intent_id: `5f0e3c2a-8a6d-4d7b-9b57-8f2f8a1e2d${position + 10}`,
      webhook_enabled: webhook,
      enabled: true,
      language: 'en',
      question: `say ${name}`,
      answer: says ?? '',
      ...(asks.length > 0 && {
        form: {
          fields: asks.map((variable) => ({ name: variable, type: 'text', label: `Your ${variable}?` })),
        },
      }),
      actions: [],
    })),
  };
}

/** The intents that the sample company handles, and the parameters that its handlers read. */
export const SHOP_BLOCKS: readonly Block[] = [
  { name: 'hello' },
  { name: 'order.status', asks: ['orderId'] },
  { name: 'order.cancel' },
  { name: 'talk.to.human' },
  { name: 'tour' },
  { name: 'report', asks: ['nickname'], says: 'Here it is, ${nickname}' },
  { name: 'defaultFallback' },
  { name: 'opening hours', webhook: false },
];
