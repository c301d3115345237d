/** The name of the executable, as `bin` of package.json says. */
export const PROGRAM = 'pingstreams-fulfillment';
