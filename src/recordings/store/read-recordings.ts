import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../../common/index.js';
import type { Recording } from '../recording.types.js';
import { recordingNames } from './recording-files.js';

export interface StoredRecording {
  /** The name of the file. */
  readonly name: string;
  readonly recording: Recording;
}

/** The recordings of a directory, the oldest first. Unreadable and other files are skipped. */
export async function readRecordings(directory: string): Promise<StoredRecording[]> {
  const found: StoredRecording[] = [];
  for (const name of await recordingNames(directory)) {
    const recording = parsed(await readFile(join(directory, name), 'utf8').catch(() => ''));
    if (recording !== undefined) found.push({ name, recording });
  }
  return found;
}

function parsed(text: string): Recording | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isOurs =
      isRecord(value) && value.version === 1 && isRecord(value.request) && Array.isArray(value.calls);
    return isOurs ? (value as unknown as Recording) : undefined;
  } catch {
    return undefined;
  }
}
