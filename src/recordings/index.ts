export { Recordings } from './recordings.service.js';
export { readRecordings, type StoredRecording } from './store/index.js';
export type { RecordedCall, Recording } from './recording.types.js';
