export { ownerOf } from './owner-of.js';
export { placeVariable, socketOf, workerPlace, type WorkerPlace } from './worker-place.js';
