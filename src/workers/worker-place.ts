import { join } from 'node:path';

/** Which of the workers of one service this process is. */
export interface WorkerPlace {
  /** From 0. A worker that takes the place of a dead one has its number. */
  readonly index: number;
  readonly count: number;
  /** Before all others: what is wrong with the start is found out here. */
  readonly isFirst?: boolean;
  /** Where the workers reach each other: for this service's user alone. */
  readonly folder: string;
}

/** How a worker is told its place. Not a setting. */
const VARIABLE = 'CLUSTER_PLACE';

export function workerPlace(env: NodeJS.ProcessEnv): WorkerPlace | undefined {
  const text = env[VARIABLE];
  return text === undefined ? undefined : (JSON.parse(text) as WorkerPlace);
}

/** The environment of the worker in this place. */
export function placeVariable(place: WorkerPlace): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(place) };
}

/** The socket of the worker with this number. */
export function socketOf({ folder }: WorkerPlace, index: number): string {
  return join(folder, `${index}.sock`);
}
