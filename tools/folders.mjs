/**
 * Imports point one way: a folder of `src` may import itself and the folders before it in this list. The linter holds
 * it in the editor, test/architecture/imports.spec.ts also for `import()` and for imports past an index.
 */
export const FOLDERS = [
  'common',
  'config',
  'protocol',
  'http',
  'lifecycle',
  'extensions',
  'workers',
  'replies',
  'messaging',
  'calls',
  'outbox',
  'sessions',
  'intents',
  'dispatch',
  'webhook',
  'observability',
  'recordings',
  'bootstrap',
  'serverless',
  'bot-export',
  'test-source',
  'playground',
  'testing',
  'cli',
  'schematics',
];

/** They import nothing but 'common'. */
export const LEAVES = new Set(['common', 'config', 'protocol']);
