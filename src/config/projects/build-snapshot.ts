import { PLATFORM_PROFILES } from '../platform-profiles.js';
import type { BotEntry, CredentialsEntry, ProjectEntry, ProjectsFileEntry } from './entries/index.js';
import type { ProjectAccount, ProjectSettings } from './project-settings.js';
import { ProjectsSnapshot, type ListedProject } from './projects-snapshot.js';
import { sameSettings } from './same-settings.js';

/**
 * Builds the snapshot of a valid file.
 *
 * @param before the current snapshot: an unchanged project keeps its object, and so everything attached to it.
 */
export function buildSnapshot(
  file: ProjectsFileEntry,
  unlisted: ProjectSettings,
  before?: ProjectsSnapshot,
): ProjectsSnapshot {
  const projects = [...file.projects].map(([name, entry]): [string, ListedProject] => {
    const known = before?.projects.get(entry.id);
    return [entry.id, listed(name, entry, unlisted, known)];
  });
  return new ProjectsSnapshot(unlisted, new Map(projects), file.onlyListedProjects === true);
}

function listed(
  name: string,
  entry: ProjectEntry,
  unlisted: ProjectSettings,
  known?: ListedProject,
): ListedProject {
  const settings = kept(settingsOf(name, entry, unlisted), known?.settings);
  const bots = (entry.bots ?? []).map((bot): [string, ProjectSettings] => {
    const id = bot.id.replace(/^bot_/, '');
    return [id, kept(settingsOf(name, bot, settings), known?.bots.get(id))];
  });
  return { name, settings, bots: new Map(bots) };
}

/** Merges an entry over the settings around it. Credentials are never inherited if the platform differs. */
function settingsOf(name: string, entry: ProjectEntry | BotEntry, around: ProjectSettings): ProjectSettings {
  const apiUrl = addressOf(entry) ?? around.apiUrl;
  const inherited = apiUrl === around.apiUrl ? around.credentials : undefined;
  const { timeoutMs, retries, rateLimit } = entry.limits ?? {};
  return Object.freeze({
    name,
    apiUrl,
    credentials: entry.credentials === undefined ? inherited : accountOf(entry.credentials),
    userTokenSecrets: entry.userTokenSecrets ?? around.userTokenSecrets,
    language: entry.language ?? around.language,
    timeoutMs: timeoutMs ?? around.timeoutMs,
    retries: retries ?? around.retries,
    webhookSecrets: 'webhookSecrets' in entry ? frozenList(entry.webhookSecrets) : around.webhookSecrets,
    botSecret: 'secret' in entry ? entry.secret : undefined,
    rateLimit: rateLimit === undefined ? around.rateLimit : Object.freeze({ ...rateLimit }),
  });
}

function frozenList<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : Object.freeze([...list]);
}

function addressOf({ platform, apiUrl }: ProjectEntry | BotEntry): string | undefined {
  return platform === undefined || platform === 'custom' ? apiUrl : PLATFORM_PROFILES[platform];
}

function accountOf({ user, password, token }: CredentialsEntry): ProjectAccount | undefined {
  if (token !== undefined) return Object.freeze({ token });
  if (user === undefined || password === undefined) return undefined;
  return Object.freeze({ user, password });
}

function kept(now: ProjectSettings, before: ProjectSettings | undefined): ProjectSettings {
  return before !== undefined && sameSettings(now, before) ? before : now;
}
