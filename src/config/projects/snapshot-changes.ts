import type { ListedProject, ProjectsSnapshot } from './projects-snapshot.js';

/** The changes of a reload, in one sentence: names of projects, no values. */
export function describeChanges(before: ProjectsSnapshot, after: ProjectsSnapshot): string {
  const groups: [what: string, names: string[]][] = [
    ['added', namesWhere(after, (id) => !before.projects.has(id))],
    [
      'changed',
      namesWhere(
        after,
        (id, project) => before.projects.has(id) && differs(project, before.projects.get(id)),
      ),
    ],
    ['removed', namesWhere(before, (id) => !after.projects.has(id))],
  ];
  const words = groups
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what}: ${names.join(', ')}`);
  if (before.onlyListed !== after.onlyListed) words.push(`onlyListedProjects: ${after.onlyListed}`);
  return words.length === 0 ? 'nothing changed' : words.join('; ');
}

function namesWhere(
  { projects }: ProjectsSnapshot,
  test: (id: string, project: ListedProject) => boolean,
): string[] {
  return [...projects].filter(([id, project]) => test(id, project)).map(([, { name }]) => name);
}

/** By identity: unchanged settings keep their object. */
function differs(now: ListedProject, before?: ListedProject): boolean {
  if (now.settings !== before?.settings || now.bots.size !== before.bots.size) return true;
  return [...now.bots].some(([id, settings]) => before.bots.get(id) !== settings);
}
