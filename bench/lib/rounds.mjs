import { median } from './median.mjs';

/** Who comes first changes with each round, so that what happens beside the bench meets everybody. */
export function rotated(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/** The median of each figure. */
export function medians(samples) {
  return Object.fromEntries(
    Object.keys(samples[0]).map((key) => [key, median(samples.map((sample) => sample[key]))]),
  );
}
