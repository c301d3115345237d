import type { Clock } from '../../common/index.js';
import type { FulfillmentConfig } from '../../config/index.js';
import { InvalidSessionStoreError } from '../errors/index.js';
import type { SessionStore } from '../session-store.interface.js';
import { MemorySessionStore } from './memory-session.store.js';
import { PostgresSessionStore } from './postgres-session.store.js';

/**
 * The store of the service. It is not opened yet.
 *
 * @param own the team's own store, which replaces the configured one
 * @throws InvalidSessionStoreError
 */
export function createSessionStore(
  { sessions, sessionMaxCount, databaseUrl, outboxKeys }: FulfillmentConfig,
  clock: Clock,
  own?: SessionStore,
): SessionStore {
  if (own !== undefined) {
    if (outboxKeys.length === 0) {
      throw new InvalidSessionStoreError(
        'there is no key to encrypt sessions with',
        'Make one with `openssl rand -hex 32`, and set it as OUTBOX_KEY.',
      );
    }
    return own;
  }
  if (sessions === 'postgres' && databaseUrl !== undefined) return new PostgresSessionStore(databaseUrl);
  return new MemorySessionStore(sessionMaxCount, clock);
}
