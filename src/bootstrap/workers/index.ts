export { Supervisor } from './supervisor.js';
export { WorkerLink } from './worker-link.js';
export { WorkersFolderError } from './workers-folder.error.js';
