import { Secret } from '../../common/index.js';
import type { FulfillmentConfig } from '../../config/index.js';

const BOT_AND_SECRET = /^([\w-]+)=(.+)$/s;

/** What the bot's tokens must be signed with, so that the service believes them; undefined where it asks for none. */
export function tokenSecret({ botSecrets }: FulfillmentConfig, rootId: string): Secret | undefined {
  const entries = botSecrets.map((entry) => {
    const [, id, secret] = BOT_AND_SECRET.exec(entry.reveal()) ?? [undefined, undefined, entry.reveal()];
    return { id, secret };
  });
  const found = entries.find(({ id }) => id === rootId) ?? entries.find(({ id }) => id === undefined);
  return found?.secret === undefined ? undefined : new Secret(found.secret);
}
