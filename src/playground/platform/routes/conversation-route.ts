import type { EmulatedConversation } from '../world/index.js';
import { ok } from './answers.js';
import { presentConversation } from './present.js';
import type { Route, RouteAnswer, RouteCall } from './route.js';

export const CONVERSATION = '/:projectId/requests/:requestId';

/** Changes the conversation; what it gives back goes out instead of the whole conversation. */
export type Change = (conversation: EmulatedConversation, call: RouteCall) => RouteAnswer | void;

/**
 * Routes on a conversation of the project. `unknown` is what the platform says where there is none; undefined: it
 * never answers.
 */
export function conversationRoute(
  name: string,
  method: string,
  path: string,
  unknown: (params: RouteCall['params']) => RouteAnswer | undefined,
  change: Change,
): Route {
  return {
    name,
    method,
    path: CONVERSATION + path,
    answer: (call) => {
      const conversation = conversationOf(call);
      if (conversation === undefined) return unknown(call.params);
      return change(conversation, call) ?? ok(presentConversation(call.world, conversation.document));
    },
  };
}

/** A route whose list the platform walks without looking: anything else throws in a callback, and nothing is answered. */
export function listRoute(...definition: Parameters<typeof conversationRoute>): Route {
  const route = conversationRoute(...definition);
  return { ...route, answer: (call) => (Array.isArray(call.body) ? route.answer(call) : undefined) };
}

export function conversationOf({ world, params }: RouteCall): EmulatedConversation | undefined {
  const conversation = world.conversations.get(params['requestId']);
  return conversation?.document.id_project === params['projectId'] ? conversation : undefined;
}
