/** The types of messages that clients of the platform show. `source`: the message has `metadata.src`. @see protocol.md 3.2 */
export const MESSAGE_TYPES = {
  text: { source: false },
  image: { source: true },
  frame: { source: true },
  file: { source: true },
  gallery: { source: false },
  redirect: { source: true },
  audio: { source: true },
} as const;

export type MessageType = keyof typeof MESSAGE_TYPES;
