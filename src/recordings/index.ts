export { Recordings } from './recordings.service.js';
export type { RecordedCall, Recording } from './recording.types.js';
