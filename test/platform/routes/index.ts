import type { Route } from '../route.js';
import { accountRoutes } from './account.routes.js';
import { conversationRoutes } from './conversation.routes.js';
import { leadRoutes } from './lead.routes.js';
import { messageRoutes } from './message.routes.js';
import { projectRoutes } from './project.routes.js';

export const ROUTES: readonly Route[] = [
  ...messageRoutes,
  ...conversationRoutes,
  ...leadRoutes,
  ...projectRoutes,
  ...accountRoutes,
];
