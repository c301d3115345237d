import { randomUUID } from 'node:crypto';
import { MESSAGE, nextConversation, sendOnDemand, TOKEN } from '../lib/senders.mjs';

/**
 * The minimal cost of a job with the client that the engine uses: a row is written, its job is done, the row is
 * removed; each waits for its commit. Nothing is sealed, ordered, claimed or tried again.
 */
const CONNECTIONS = 10;
const { BENCH_ENGINE: engine, BENCH_DIR: directory, BENCH_DATABASE: connectionString } = process.env;

async function queries() {
  if (engine === 'postgres') {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
    return (text, values) => pool.query(text, values);
  }
  const { PGlite } = await import('@electric-sql/pglite');
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB'];
  const database = await PGlite.create({ dataDir: directory, startParams });
  return (text, values) => database.query(text, values);
}

async function inDatabase() {
  const query = await queries();
  await query('CREATE TABLE by_hand (id uuid PRIMARY KEY, request_id text, data jsonb)');
  return async () => {
    const id = randomUUID();
    const { requestId, ...rest } = nextConversation();
    const data = JSON.stringify({ ...rest, token: TOKEN, text: MESSAGE });
    await query('INSERT INTO by_hand VALUES ($1, $2, $3)', [id, requestId, data]);
    return () => query('DELETE FROM by_hand WHERE id = $1', [id]);
  };
}

/** In memory: a Map, and the next turn of the event loop. */
function inMemory() {
  const jobs = new Map();
  return async () => {
    const { requestId, ...rest } = nextConversation();
    jobs.set(requestId, { ...rest, token: TOKEN, text: MESSAGE });
    await new Promise(setImmediate);
    return () => jobs.delete(requestId);
  };
}

const submit = engine === 'memory' ? inMemory() : await inDatabase();
sendOnDemand(submit);
