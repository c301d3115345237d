/**
 * How one block points at another: by name, or by `#` and the intent's id; either may carry parameters, as in
 * `order.status{"orderId":"20414"}`.
 */
export type BlockReference = string;

/** The reference without its parameters, as the engine cuts it: at the first brace. @see protocol.md 2.4 */
export function referenceName(reference: BlockReference): string {
  return (reference.split('{', 1)[0] ?? '').trim();
}
