import { isBotParticipantId } from '../../../protocol/index.js';
import type { Doc } from '../documents.types.js';
import { failed, fails, failure, invalid } from './answers.js';
import { isParticipantId } from './object-id.js';
import { conversationRoute, listRoute } from './conversation-route.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';
import { idOrName } from './text-of.js';

/** For channels that allow one agent only. @see protocol.md 4.2 row 8 */
const ONE_AGENT = ['form', 'email'];

const notSet = (): RouteAnswer => failed('Error setting participants');
const notRemoved = ({ participantId, requestId }: RouteCall['params']): RouteAnswer =>
  fails(400, {
    success: false,
    error: `Unable to remove the participant ${participantId} from the request ${requestId}`,
  });
const notAdded = (): RouteAnswer => failed('Error adding participant');

/** @see protocol.md 4.2 rows 8 to 10 and 24 */
export const participantRoutes: Route[] = [
  listRoute('setParticipants', 'PUT', '/participants', notSet, (conversation, { body }) => {
    const participants = body as string[];
    if (!participants.every(isParticipantId)) return notSet();
    const agents = participants.filter((id) => !isBotParticipantId(id));
    if (ONE_AGENT.includes(conversation.document.channel.name) && agents.length > 1) return failure();
    return conversation.setParticipants(participants);
  }),
  conversationRoute('addParticipant', 'POST', '/participants', notAdded, (conversation, { body }) => {
    const member = idOrName((body as Doc)['member']);
    if (!member) return invalid('member');
    if (!isParticipantId(member)) return notAdded();
    return conversation.addParticipant(member);
  }),
  conversationRoute(
    'removeParticipant',
    'DELETE',
    '/participants/:participantId',
    notRemoved,
    (conversation, { params }) => conversation.removeParticipant(params['participantId']),
  ),
  conversationRoute('addFollower', 'POST', '/followers', failure, (conversation, { body }) => {
    const member = idOrName((body as Doc)['member']);
    if (!member) return invalid('member');
    const { followers } = conversation.document;
    return conversation.update({ followers: [...new Set([...followers, member])] });
  }),
  listRoute('setFollowers', 'PUT', '/followers', failure, (conversation, { body }) =>
    conversation.update({ followers: (body as unknown[]).map(String) }),
  ),
  conversationRoute(
    'removeFollower',
    'DELETE',
    '/followers/:followerId',
    failure,
    (conversation, { params }) => {
      const { followers } = conversation.document;
      return conversation.update({ followers: followers.filter((id) => id !== params['followerId']) });
    },
  ),
];
