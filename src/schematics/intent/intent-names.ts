/** How one intent is named in each place. */
export interface IntentNames {
  /** As in the design studio: `order.status`. */
  readonly intent: string;
  /** Of the file, without its endings: `order-status`. */
  readonly file: string;
  /** `OrderStatusIntent`. */
  readonly className: string;
}

/** @throws TypeError if the name has neither a letter nor a digit that a class could be called by */
export function intentNames(intent: string): IntentNames {
  const words = intent
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
  if (words.length === 0)
    throw new TypeError('The name of the intent needs a letter or a digit from a-z, 0-9.');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return { intent, file: words.join('-'), className: `${/^\d/.test(pascal) ? '_' : ''}${pascal}Intent` };
}
