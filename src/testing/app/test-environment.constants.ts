/**
 * What the environment says while a service under test is made, unless the test says otherwise. Nothing of it changes
 * what a handler does: it keeps tests apart from the machine that they run on, and from limits that count real time.
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
