import type { ServerSettings } from '../../config/index.js';
import { workerPlace } from '../../workers/index.js';
import { JsonWriter } from './json.writer.js';
import { LogRedaction } from './log-redaction.js';
import { LogLevels } from './log-levels.js';
import { PrettyWriter } from './pretty.writer.js';
import { ServiceLogger } from './service-logger.js';
import { standardOutput, type LogDestination } from './standard-output.js';

export type LogSettings = Pick<
  ServerSettings,
  'logLevel' | 'logLevels' | 'logFormat' | 'logSample' | 'redactFields'
>;

/** @param destination takes lines of JSON */
export function createLogger(settings: LogSettings, destination?: LogDestination): ServiceLogger {
  const writer =
    settings.logFormat === 'json'
      ? new JsonWriter(destination ?? standardOutput(), workerPlace(process.env)?.index)
      : new PrettyWriter();
  return new ServiceLogger(
    new LogLevels(settings),
    writer,
    new LogRedaction(settings.redactFields),
    settings.logSample,
  );
}
