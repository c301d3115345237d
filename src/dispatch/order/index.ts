export type { OrderedTurn } from './ordered-turn.interface.js';
export { TurnQueue } from './turn-queue.service.js';
