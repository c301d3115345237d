/** Fields of the server's answers that the emulator leaves out, and the other way round: nobody reads them. */
export const FIELDS_NOBODY_READS = [
  ...['__v', 'id', 'preflight', 'assigned_at', 'snapshot', 'smartAssignment', 'transcript', 'duration'],
  ...['attributes', 'language', 'createdAt', 'updatedAt', 'createdBy', 'phone', 'status', 'secret'],
  ...['hasBot', 'participantsAgents', 'participantsBots', 'requester_id', 'last_message'],
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

const FEWER_FIELDS = 'the list of the emulator has other fields than the list of the server';
const OTHER_STATUS = 'the emulator says 404, the server 500';
const MORE_FIELDS = 'the error of the emulator names the project too';
const NOT_EXAMINED = 'seen to differ; the cause is not examined yet';

/** Cases whose answer still differs: they run and are reported, but do not fail the suite. */
export const OTHER_ANSWER = {
  'departments list': FEWER_FIELDS,
  'visible departments': FEWER_FIELDS,
  bots: FEWER_FIELDS,
  teammates: FEWER_FIELDS,
  'department: malformed': OTHER_STATUS,
  'isopen: malformed': MORE_FIELDS,
  'availables: malformed project': MORE_FIELDS,
  subscribe: NOT_EXAMINED,
};
