/**
 * Fields of the server's answers that the emulator leaves out: handlers do not read them. `id` repeats `_id`, `url` is
 * the address of the engine, and the server keeps a copy of a new conversation in `snapshot`.
 */
export const FIELDS_NOBODY_READS = [
  ...['__v', 'id', 'createdAt', 'updatedAt', 'createdBy', 'url', 'last_login_at'],
  ...['assigned_at', 'preflight', 'smartAssignment', 'snapshot', 'transcript', 'duration'],
];

const CHAT_SERVER =
  'the chat server tells the platform that a message was delivered, and only then it obeys; no chat server runs here';
const UNREADABLE =
  'the server answers an error, keeps the malformed participant and cannot read the conversation any more; the emulator refuses it';

/** Cases whose effect differs, and why. */
export const OTHER_EFFECT = {
  'send: \\agent': CHAT_SERVER,
  'send: \\close': CHAT_SERVER,
  'replace: bot_<id>': UNREADABLE,
  'replace: a malformed id': UNREADABLE,
  'participants: malformed': UNREADABLE,
  'participants: a malformed bot': UNREADABLE,
  'add participant: malformed': UNREADABLE,
};

/** The platform's own notices: 'Chat closed', 'A new support request has been assigned to you'. Bots never hear them. */
export const isNoticeOfSystem = ({ sender, attributes }) =>
  sender === 'system' && Boolean(attributes?.subtype?.startsWith('info'));
