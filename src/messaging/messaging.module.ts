import { Module } from '@nestjs/common';
import { Pingstreams } from './account/pingstreams.service.js';
import { ConversationQueue } from './conversation/conversation-queue.js';
import { ConfigurableModuleClass } from './messaging.module-definition.js';
import { MessagingService } from './messaging.service.js';
import { CircuitBreakers } from './transport/circuit-breakers.js';
import { ConnectionPool } from './transport/connection-pool.js';
import { ConnectionShares } from './transport/connection-shares.js';
import { HttpExchange } from './transport/http-exchange.js';
import { MessagingSettings } from './transport/messaging-settings.js';
import { PlatformClient } from './transport/platform-client.service.js';
import { ProjectGate } from './transport/project-gate.js';
import { ProjectRoutes } from './transport/project-routes.service.js';

/**
 * Talks to conversations through the platform's REST interface. It needs nothing of the webhook: any Nest application
 * can import `MessagingModule.forRoot({ apiUrl })` and inject {@link MessagingService}.
 *
 * Its HTTP client is not the application's `HttpService`: interceptors on the shared one never see a credential.
 */
@Module({
  providers: [
    MessagingSettings,
    ConnectionPool,
    ConnectionShares,
    HttpExchange,
    ProjectGate,
    ProjectRoutes,
    CircuitBreakers,
    PlatformClient,
    ConversationQueue,
    MessagingService,
    Pingstreams,
  ],
  exports: [MessagingService, Pingstreams],
})
export class MessagingModule extends ConfigurableModuleClass {}
