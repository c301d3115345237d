import { Secret } from '../common/index.js';
import type { FulfillmentConfig } from './fulfillment-config.js';

/** `user:password`, `<bot id>=<secret>`: the second half is looked for too. */
const COMPOSITE = /^([^:=]+)[:=](.+)$/s;
/** A shorter one would be found in half of all words. */
const SHORTEST = 6;

/**
 * The secrets of the settings in plain text, to find them in data that is shown or stored: handlers may return, throw
 * or send any of them, under any name and in any form.
 */
export function secretTexts(config: FulfillmentConfig): readonly string[] {
  const texts = Object.values(config)
    .flat()
    .filter((value) => value instanceof Secret)
    .flatMap((secret) => [secret.reveal(), COMPOSITE.exec(secret.reveal())?.[2] ?? '']);
  return [...new Set(texts.filter(({ length }) => length >= SHORTEST))];
}
