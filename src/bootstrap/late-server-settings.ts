import { ConfigError, type FulfillmentConfig, type ServerSettings } from '../config/index.js';

const VARIABLES: Readonly<Record<keyof ServerSettings, string>> = {
  httpAdapter: 'HTTP_ADAPTER',
  tlsCertFile: 'TLS_CERT_FILE',
  tlsKeyFile: 'TLS_KEY_FILE',
  tlsClientCaFile: 'TLS_CLIENT_CA_FILE',
  logLevel: 'LOG_LEVEL',
  logFormat: 'LOG_FORMAT',
  playground: 'PLAYGROUND',
  logLevels: 'LOG_LEVELS',
  logSample: 'LOG_SAMPLE',
  redactFields: 'REDACT_FIELDS',
  extensionsDir: 'EXTENSIONS_DIR',
  workers: 'WORKERS',
  workerTimeoutMs: 'WORKER_TIMEOUT_MS',
};

/** @throws ConfigError for settings that the module's options change when the server and its logger exist already */
export function refuseLateServerSettings(server: ServerSettings, config: FulfillmentConfig): void {
  const late = Object.entries(VARIABLES).filter(
    ([name]) => String(server[name as keyof ServerSettings]) !== String(config[name as keyof ServerSettings]),
  );
  if (late.length === 0) return;
  throw new ConfigError(
    late.map(([name, variable]) => ({
      variable,
      problem: `was given to FulfillmentModule as '${name}', which comes after the server is made`,
      cure: 'Set it in the environment.',
    })),
  );
}
