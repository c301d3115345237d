export { loadProjects } from './load-projects.js';
export { ProjectRegistry } from './project.registry.js';
export type { ProjectAccount, ProjectSettings } from './project-settings.js';
export { ProjectsSnapshot, type ProjectProofs } from './projects-snapshot.js';
export { UnlistedProjectError } from './unlisted-project.error.js';
export { sameSettings } from './same-settings.js';
