export { AppNotExploredError } from './app-not-explored.error.js';
export type { DescribedBinding, DescribedHandler, ExploredApp } from './described-handler.types.js';
export { exploreApp, findApp, USUAL_PLACES } from './explore-app.js';
export { apartFailure, loadRootModule, NO_ROOT_MODULE } from './root-module.js';
export { hasFailed, runApart, type ApartFailure } from './run-apart.js';
export type { GlobalEnhancer, GlobalKind, Surroundings } from './surroundings.types.js';
