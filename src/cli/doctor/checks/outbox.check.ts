import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import type { FulfillmentConfig } from '../../../config/index.js';
import type { DoctorCheck } from '../check.interface.js';
import { networkReason } from '../exchange.js';

const AREA = 'outbox';
const TIMEOUT_MS = 10_000;

/** Whether the outbox of the configuration could be opened. Read-only: nothing is created, no lock is taken. */
export async function checkOutbox({
  outbox,
  outboxDir,
  databaseUrl,
}: FulfillmentConfig): Promise<DoctorCheck> {
  if (outbox === 'postgres' && databaseUrl !== undefined) return checkDatabase(databaseUrl.reveal());
  if (outbox === 'embedded' && outboxDir !== undefined) return checkDirectory(outboxDir);
  const message =
    'Deliveries wait in memory (OUTBOX=memory): there is no database to check, and a restart loses them.';
  return { area: AREA, status: 'skipped', message };
}

async function checkDatabase(connectionString: string): Promise<DoctorCheck> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString, connectionTimeoutMillis: TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return { area: AREA, status: 'ok', message: 'The database of the outbox answers.' };
  } catch (error) {
    return {
      area: AREA,
      status: 'failed',
      message: `The database of the outbox cannot be reached: ${networkReason(error)}.`,
      cure: 'Check DATABASE_URL: host, port, user, password and the name of the database.',
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The directory itself may be missing: then the service makes it. */
function checkDirectory(directory: string): DoctorCheck {
  try {
    accessSync(nearestExisting(directory), constants.W_OK);
    return { area: AREA, status: 'ok', message: `${directory} can be written to.` };
  } catch {
    return {
      area: AREA,
      status: 'failed',
      message: `${directory} cannot be written to.`,
      cure: 'Set OUTBOX_DIR to a directory on a local disk that is kept and that this user may write to.',
    };
  }
}

function nearestExisting(path: string): string {
  try {
    accessSync(path);
    return path;
  } catch {
    return dirname(path) === path ? path : nearestExisting(dirname(path));
  }
}
