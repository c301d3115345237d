import { join } from 'node:path';

/** The position of this process among the workers of the service. */
export interface WorkerPlace {
  /** Starts at 0. A worker that replaces a dead one gets the same number. */
  readonly index: number;
  readonly count: number;
  /** Starts before all others, so that errors of the start are found here. */
  readonly isFirst?: boolean;
  /** Directory of the sockets between the workers. Only the service's user has access. */
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
