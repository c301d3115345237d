/**
 * The user's view of one message.
 *
 * @typedef {object} Bubble
 * @property {string} text empty when there is none
 * @property {string} type `text`, `image`, `frame`, `file`, `gallery`, …
 * @property {any} metadata for example `{ src, width, height }` of an image
 * @property {Button[]} buttons
 * @property {any[]} gallery cards, each with its own `buttons`
 * @property {number} pause milliseconds that a client waits before it shows the bubble
 * @property {any} attributes the rest of what reaches the client with the message
 *
 * @typedef {object} Button
 * @property {'text' | 'url' | 'action'} type
 * @property {string} value label
 * @property {string} [action] block of an action button, with parameters
 * @property {string} [link]
 */

/**
 * Shows stored messages as a client does: a message with commands is played command by command, and its own
 * text is not shown then. @see protocol.md 3.3
 *
 * @param {any[]} messages
 * @returns {Bubble[]}
 */
export function bubblesOf(messages) {
  return messages.filter((message) => !isNotice(message)).flatMap(play);
}

/** Info messages and private notes: the user does not see them as bubbles. @see protocol.md 3.2 */
export function isNotice(message) {
  const subtype = message.attributes?.subtype;
  return subtype === 'private' || Boolean(subtype?.startsWith('info'));
}

function play(message) {
  const commands = message.attributes?.commands;
  if (!Array.isArray(commands) || commands.length === 0) {
    return [bubble(message, 0)];
  }
  const bubbles = [];
  let pause = 0;
  for (const command of commands) {
    if (command.type === 'wait') {
      pause += command.time;
    } else if (command.type === 'message') {
      bubbles.push(bubble(command.message, pause));
      pause = 0;
    }
  }
  return bubbles;
}

/** @returns {Bubble} */
function bubble({ text, type, metadata, attributes }, pause) {
  return {
    text: text ?? '',
    type: type ?? 'text',
    metadata,
    buttons: attributes?.attachment?.buttons ?? [],
    gallery: attributes?.attachment?.gallery ?? [],
    pause,
    attributes: attributes ?? {},
  };
}
