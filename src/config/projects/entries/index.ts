export type { BotEntry } from './bot.entry.js';
export type { CredentialsEntry } from './credentials.entry.js';
export type { ProjectEntry } from './project.entry.js';
export { ProjectsFileEntry } from './projects-file.entry.js';
export type { ScopeEntry } from './scope.entry.js';
