import { FulfillmentError } from '../../common/index.js';
import { PROGRAM } from '../program-name.js';

/** The command line is wrong: an unknown option, a missing argument, an invalid value. Exit code 2. */
export class InvalidCommandLineError extends FulfillmentError {
  constructor(message: string, help = `Run \`${PROGRAM} --help\`, or a command with \`--help\`.`) {
    super({ code: 'INVALID_COMMAND_LINE', message, help });
  }
}
