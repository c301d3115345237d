import { brokenAnswer } from './network-error.js';

/**
 * The text of an answer whose head has arrived.
 *
 * @throws UnexpectedAnswerError when the body is cut short or too long: the platform has done the call
 */
export async function wholeBody(operation: string, read: () => Promise<string>): Promise<string> {
  try {
    return await read();
  } catch {
    throw brokenAnswer(operation);
  }
}
