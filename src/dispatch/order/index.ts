export type { OrderedTurn } from './lane.js';
export { TurnQueue } from './turn-queue.service.js';
