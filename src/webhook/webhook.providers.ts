import { Controller, VERSION_NEUTRAL, type Provider, type Type } from '@nestjs/common';
import { FulfillmentConfig } from '../config/index.js';
import { AnswerFilter } from './answer.filter.js';
import { BodyReader } from './body-reader.service.js';
import {
  BUILT_IN_PROVIDER,
  BUILT_IN_VERIFIERS,
  CallerChecks,
  CallerGuard,
  RefusedCallers,
  VerifierList,
} from './callers/index.js';
import { Refusals } from './refusals.service.js';
import { UnprovableUsers, UserProof } from './users/index.js';
import { WatchGuard } from './watch.guard.js';
import { HttpsGuard } from './https.guard.js';
import { EnvelopeGuard, LoopGuard, ProjectRate } from './limits/index.js';
import { RelayClient, RelayServer } from './relay/index.js';
import { WebhookRoute } from './route/index.js';
import { WebhookService } from './webhook.service.js';

/** The webhook's controller of this application: a separate class for each application. */
export const WEBHOOK_CONTROLLER = Symbol('WEBHOOK_CONTROLLER');

/** Resolved with the configuration, before Nest registers the routes. */
const WEBHOOK_PATH = Symbol('WEBHOOK_PATH');

/** The providers that the webhook's controller needs. */
export const WEBHOOK_PROVIDERS: Provider[] = [
  AnswerFilter,
  BodyReader,
  CallerChecks,
  CallerGuard,
  EnvelopeGuard,
  HttpsGuard,
  WatchGuard,
  LoopGuard,
  ProjectRate,
  Refusals,
  RefusedCallers,
  UserProof,
  UnprovableUsers,
  RelayClient,
  RelayServer,
  WebhookService,
  VerifierList,
  WebhookRoute,
  ...BUILT_IN_VERIFIERS,
  BUILT_IN_PROVIDER,
];

/** Sets the path of the controller late: it comes from the configuration, so it cannot be in the class's decorator. */
export function controllerProviders(controller: Type): Provider[] {
  return [
    { provide: WEBHOOK_CONTROLLER, useValue: controller },
    {
      provide: WEBHOOK_PATH,
      inject: [FulfillmentConfig],
      useFactory: ({ webhookPath }: FulfillmentConfig) => {
        Controller({ path: webhookPath, version: VERSION_NEUTRAL })(controller);
        return webhookPath;
      },
    },
  ];
}
