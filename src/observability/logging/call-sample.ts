/** 2^32, the number of values of the hash below. */
const RANGE = 4_294_967_296;

/**
 * Whether a webhook call is in the sample of which everything is written: by its id alone, so that all of its lines
 * are written or none, here and on every other instance that knows it by this id. (FNV-1a.)
 */
export function isSampled(callId: string, share: number): boolean {
  if (share >= 1) return true;
  let hash = 0x811c9dc5;
  for (let position = 0; position < callId.length; position += 1) {
    hash = Math.imul(hash ^ callId.charCodeAt(position), 0x01000193);
  }
  // The last characters stir the lower bits only; ids that count up must not be in the sample one after another.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0 < share * RANGE;
}
