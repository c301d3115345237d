import { redact, type JsonRecord } from '../../../common/index.js';
import { hideCredentials } from '../../engine/index.js';
import { PLATFORM_VARIABLES } from '../../engine/state/variable-names.js';

/** The variables that the bot and its handlers have set: without those of the platform, and without secrets. */
export function variablesOf(variables: JsonRecord, credentials: readonly string[]): JsonRecord {
  const own = Object.entries(variables).filter(([name]) => !PLATFORM_VARIABLES.has(name));
  return redact(hideCredentials(Object.fromEntries(own), credentials)) as JsonRecord;
}
