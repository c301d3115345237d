import { FulfillmentError } from '../common/index.js';

/**
 * The file cannot be read, or is not an export of a bot. The message never repeats the file, because exports hold
 * secrets.
 */
export class InvalidBotExportError extends FulfillmentError {
  constructor(problem: string) {
    super({
      code: 'INVALID_BOT_EXPORT',
      message: `This is not an export of a bot: ${problem}.`,
      help: 'Export the bot as JSON in the design studio, and pass that file unchanged.',
    });
  }
}
