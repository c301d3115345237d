export { answerOfError, answerOfReply, genericAnswer } from './answer.js';
export {
  BUILT_IN_VERIFIERS,
  incomingCall,
  RefusedCallers,
  VerifiesCallers,
  type CallerVerifier,
  type IncomingBody,
  type IncomingCall,
  type Verdict,
} from './callers/index.js';
export { BodyReader } from './body-reader.service.js';
export { clientAddress, isForwarded } from './client-address.js';
export { jsonLimits } from './json-limits.js';
export { parseJson } from './parse-json.js';
export {
  rawRequest,
  rawResponse,
  takeRawResponse,
  type AdapterRequest,
  type AdapterResponse,
} from './raw-http.js';
export { readBody } from './read-body.js';
export { Refusals } from './refusals.service.js';
export { RelayServer, WorkerUnavailableError } from './relay/index.js';
export { canonicalPath, isUrlBelow, leavesBodiesUnread, WebhookRoute } from './route/index.js';
export { hiddenFromSwagger } from './swagger.js';
export { WebhookError } from './webhook.error.js';
export { controllerProviders, WEBHOOK_CONTROLLER, WEBHOOK_PROVIDERS } from './webhook.providers.js';
export { createWebhookController, setRouteMethod } from './webhook.controller.js';
export { answerBytes, writeAnswer, writeRawAnswer } from './write-answer.js';
