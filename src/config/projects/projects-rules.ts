import type { CredentialsEntry, ProjectEntry, ProjectsFileEntry, ScopeEntry } from './entries/index.js';
import type { FileProblems } from './file/index.js';

/**
 * Rules about several keys together. They run after the validators: a key that is invalid by itself keeps that problem.
 */
export function checkRules({ projects }: ProjectsFileEntry, problems: FileProblems): void {
  if (!(projects instanceof Map)) return;
  const known = new Map<string, string>();
  for (const [name, project] of projects as Map<string, ProjectEntry | undefined>) {
    if (project === undefined) continue;
    const path = `projects.${name}`;
    refuseSecond(known, project.id, path, problems);
    checkScope(project, path, problems);
    const bots = new Map<string, string>();
    for (const [index, bot] of (project.bots ?? []).entries()) {
      if (bot === undefined) continue;
      refuseSecond(bots, bot.id?.replace(/^bot_/, ''), `${path}.bots[${index}]`, problems);
      checkScope(bot, `${path}.bots[${index}]`, problems);
    }
  }
}

function refuseSecond(known: Map<string, string>, id: unknown, path: string, problems: FileProblems): void {
  if (typeof id !== 'string') return;
  const first = known.get(id);
  if (first === undefined) known.set(id, path);
  else problems.add(`${path}.id`, `is also the id of ${first}`, 'Merge the two, or correct one of the ids.');
}

function checkScope(
  { platform, apiUrl, credentials }: ScopeEntry,
  path: string,
  problems: FileProblems,
): void {
  if (platform === 'custom' && apiUrl === undefined) {
    const cure = 'Give the base address of the messaging API, for example https://chat.example.com/api/v3.';
    problems.add(`${path}.apiUrl`, 'is missing, but platform is custom', cure);
  }
  if (platform !== 'custom' && apiUrl !== undefined) {
    const cure = 'Write platform: custom to use this address, or leave apiUrl out.';
    problems.add(`${path}.apiUrl`, 'is given, but platform is not custom', cure);
  }
  if (credentials !== undefined) checkCredentials(credentials, `${path}.credentials`, problems);
}

function checkCredentials(
  { user, password, token }: CredentialsEntry,
  path: string,
  problems: FileProblems,
): void {
  if (problems.hasBelow(path)) return;
  const cure = 'Give user and password, or token alone.';
  const [byUser, complete] = [user ?? password, user !== undefined && password !== undefined];
  if (token !== undefined && byUser !== undefined)
    problems.add(path, 'have a token and a user or password', cure);
  else if (token === undefined && !complete) problems.add(path, 'are not complete', cure);
}
