export { directoryKey } from './directory-key.js';
export { readRecordings, type StoredRecording } from './read-recordings.js';
export { RecordingFiles, recordingNames, type StoreLimits } from './recording-files.js';
