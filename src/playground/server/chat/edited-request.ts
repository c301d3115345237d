import { isRecord, type JsonRecord } from '../../../common/index.js';

/**
 * Applies the edits of a request: changed fields have the user's values, and all others those of the new request, above
 * all ids, token and masked secrets.
 *
 * @param shown the request that the user edited
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
