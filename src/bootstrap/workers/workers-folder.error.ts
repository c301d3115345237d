import { FulfillmentError } from '../../common/index.js';

/** The workers have no place for the sockets by which they reach each other. */
export class WorkersFolderError extends FulfillmentError {
  constructor(folder: string, cause: unknown) {
    super({
      code: 'WORKERS_FOLDER',
      message: `Nothing can be written to ${folder}, where the workers have their sockets.`,
      help: 'Mount a tmpfs there, or name another folder with TMPDIR, or set WORKERS=1.',
      cause,
    });
  }
}
