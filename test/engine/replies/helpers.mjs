import { compileReply, toReply } from '../../../dist/src/replies/index.js';

/**
 * The service's answer for a reply, in the form that the webhook of the harness takes.
 *
 * @param {unknown} value what a handler returns
 * @param {object} [context]
 */
export function answerOf(value, context) {
  const compiled = compileReply(toReply(value), context);
  switch (compiled.kind) {
    case 'static':
      return { status: 204 };
    case 'silence':
      return { body: {} };
    default:
      return { body: compiled.response };
  }
}

/** The request's static reply and next block, as the service reads them. */
export function contextOf(body) {
  const { actions, answer, attributes } = body.payload.intent;
  return { staticReply: { actions, answer }, nextBlock: attributes?.nextBlockAction };
}

export function withoutZeroWidthSpaces(text) {
  return text.replaceAll('\u200B', '');
}
