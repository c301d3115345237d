export { answerOfError, answerOfReply } from './answer.js';
export {
  BUILT_IN_VERIFIERS,
  callerCredentials,
  incomingCall,
  RefusedCallers,
  signatureHeaders,
  VerifiesCallers,
  type CallerVerifier,
  type IncomingBody,
  type IncomingCall,
  type Verdict,
} from './callers/index.js';
export { BodyReader } from './body-reader.service.js';
export { Refusals } from './refusals.service.js';
export { RelayServer, WorkerUnavailableError } from './relay/index.js';
export { leavesBodiesUnread, WebhookRoute } from './route/index.js';
export { hiddenFromSwagger } from './swagger.js';
export { WebhookError } from './webhook.error.js';
export { controllerProviders, WEBHOOK_CONTROLLER, WEBHOOK_PROVIDERS } from './webhook.providers.js';
export { createWebhookController, setRouteMethod } from './webhook.controller.js';
