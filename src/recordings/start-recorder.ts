import { secretTexts, type FulfillmentConfig } from '../config/index.js';
import { Anonymiser, Pseudonyms } from './pseudonyms/index.js';
import { RecordDirUnusableError } from './record-dir-unusable.error.js';
import { Recorder } from './recorder.js';
import { directoryKey, RecordingFiles, type StoreLimits } from './store/index.js';

export interface StartedRecorder {
  readonly recorder: Recorder;
  readonly files: RecordingFiles;
}

/**
 * Makes the directory and its key where they are missing, and deletes what is too old.
 *
 * @throws RecordDirUnusableError
 */
export async function startRecorder(
  directory: string,
  config: FulfillmentConfig,
  limits: StoreLimits,
): Promise<StartedRecorder> {
  const files = new RecordingFiles(directory, limits);
  try {
    const pseudonyms = new Pseudonyms(await directoryKey(directory));
    await files.prune();
    const anonymiser = new Anonymiser(pseudonyms, {
      keepTexts: config.recordTexts,
      personalFields: config.recordFields,
      secretFields: config.redactFields,
      // As they are then: SIGHUP may bring others.
      get secrets() {
        return secretTexts(config);
      },
    });
    return { recorder: new Recorder(anonymiser, files), files };
  } catch (error) {
    throw new RecordDirUnusableError(error);
  }
}
