import { accountRoutes } from './account.routes.js';
import { conversationRoutes } from './conversation.routes.js';
import { departmentRoutes } from './department.routes.js';
import { leadRoutes } from './lead.routes.js';
import { messageRoutes } from './message.routes.js';
import { participantRoutes } from './participant.routes.js';
import { projectRoutes } from './project.routes.js';
import { recordRoutes } from './record.routes.js';
import type { Route } from './route.js';
import { tagRoutes } from './tag.routes.js';

/** The rows of the platform's REST interface; of two that fit, the first one answers. @see protocol.md 4.2 */
export const ROUTES: readonly Route[] = [
  ...messageRoutes,
  ...conversationRoutes,
  ...participantRoutes,
  ...recordRoutes,
  ...leadRoutes,
  ...tagRoutes,
  ...departmentRoutes,
  ...projectRoutes,
  ...accountRoutes,
];
