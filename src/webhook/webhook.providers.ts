import type { Provider } from '@nestjs/common';
import { AnswerFilter } from './answer.filter.js';
import { BodyReader } from './body-reader.service.js';
import {
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
import { TurnAnswers } from './turn-answers.service.js';

/** All that the webhook's controller needs. */
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
  TurnAnswers,
  VerifierList,
  WebhookRoute,
  ...BUILT_IN_VERIFIERS,
];
