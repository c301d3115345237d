/** The URL path of the page. */
export const PLAYGROUND_PATH = 'playground';

/** The prefix of the ids of the playground's webhook calls. */
export const PLAYGROUND_CALL = 'playground-';

/** The emulated project, the same in every process so that conversations outlive a reload. */
export const PLAYGROUND_PROJECT = '0000000000000000706c6179';

/** The id of the emulated project's default department. */
export const PLAYGROUND_DEPARTMENT = '000000000000000064657074';
