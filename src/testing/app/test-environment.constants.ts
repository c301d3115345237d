/**
 * The default environment of a service under test. It does not change what a handler does: it isolates tests from the
 * machine, and from limits that use real time.
 */
export const TEST_ENVIRONMENT: Readonly<Record<string, string>> = {
  NODE_ENV: 'test',
  PLATFORM: 'custom',
  PLATFORM_API_URL: 'https://platform.invalid/v3',
  OUTBOX: 'memory',
  SESSIONS: 'memory',
  ANSWER_SETTLE_MS: '0',
  ANSWER_WAIT_MS: '0',
  LOOP_LIMIT: '0',
  RECORD_DIR: '',
};
