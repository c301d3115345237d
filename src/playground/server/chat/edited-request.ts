import { isRecord, type JsonRecord } from '../../../common/index.js';

/**
 * A request that somebody has edited: what they have changed is as they wrote it, and all the rest is as in the new
 * request, ids, token and masked secrets above all.
 *
 * @param shown what they were given to edit
 * @param fresh the request of the new turn
 */
export function editedRequest(edited: JsonRecord, shown: JsonRecord, fresh: JsonRecord): JsonRecord {
  return merged(edited, shown, fresh) as JsonRecord;
}

function merged(edited: unknown, shown: unknown, fresh: unknown): unknown {
  if (isRecord(edited) && isRecord(shown) && isRecord(fresh)) {
    const names = [...new Set([...Object.keys(edited), ...Object.keys(fresh)])];
    return Object.fromEntries(
      names
        .filter((name) => name in edited || !(name in shown))
        .map((name) => [name, name in edited ? merged(edited[name], shown[name], fresh[name]) : fresh[name]]),
    );
  }
  return JSON.stringify(edited) === JSON.stringify(shown) ? fresh : edited;
}
