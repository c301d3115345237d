import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Logger, type INestApplicationContext } from '@nestjs/common';
import { DiscoveryService, HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { Calls, withCall } from '../calls/index.js';
import { describeError } from '../common/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../config/index.js';
import { writeRawAnswer } from '../http/index.js';
import { OutboxService } from '../outbox/index.js';
import { separateDispatcher } from '../dispatch/index.js';
import { MessagingService } from '../messaging/index.js';
import { readWebhookRequest } from '../protocol/index.js';
import { Sessions } from '../sessions/index.js';
import { Reply } from '../replies/index.js';
import {
  answerOfError,
  answerOfReply,
  BodyReader,
  BUILT_IN_VERIFIERS,
  incomingCall,
  type CallerVerifier,
  type IncomingBody,
} from '../webhook/index.js';

const INTENT = 'warm.up';
/** Without hyphens, like the platform's project ids: a conversation's id is split at hyphens. */
const PROJECT = 'warmup';
/** The second turn uses the caches that the first one has filled. */
const TURNS = 2;
/** The variables of a turn of the engine: 24 KB of JSON in all. */
const VARIABLES = 120;

/**
 * Runs turns through the classes that serve a webhook call, before the first call arrives: otherwise that call would
 * wait for the compilation of the code and for modules that are loaded on first use. The turns reach no handler, guard,
 * verifier or observer of the application, and leave no traces in its counters, log, stores and memory of duplicates.
 */
export async function warmUp(app: INestApplicationContext): Promise<void> {
  try {
    const calls = new Calls(app.get(DiscoveryService, { strict: false }), app.get(HttpAdapterHost));
    const dispatcher = separateDispatcher(
      INTENT,
      ({ params }) => Reply.text(`Ready, ${String(params.name)}.`),
      calls,
      {
        config: app.get(FulfillmentConfig),
        messaging: app.get(MessagingService, { strict: false }),
        outbox: app.get(OutboxService, { strict: false }),
        sessions: app.get(Sessions, { strict: false }),
        moduleRef: app.get(ModuleRef),
      },
    );
    const projectId = app.get(ProjectRegistry, { strict: false }).firstListed ?? PROJECT;
    for (let turn = 0; turn < TURNS; turn += 1) {
      const request = requestOf(JSON.stringify(bodyOf(projectId, turn)));
      const call = calls.open(request);
      await withCall(call, async () => {
        const body = await app.get(BodyReader, { strict: false }).read(request);
        await verify(app, request, body);
        const { userTokenVariable } = app.get(FulfillmentConfig);
        const reply = await dispatcher.dispatch(
          readWebhookRequest(body.json, () => undefined, userTokenVariable),
        );
        writeRawAnswer(new ServerResponse(request), answerOfReply(reply));
      });
    }
    refuseOne();
  } catch (error) {
    const { name, message } = describeError(error);
    new Logger('Bootstrap').debug(
      `The warm-up failed, and the first call will be slower: ${name}: ${message}`,
    );
  }
}

/**
 * The configured verifiers of the framework. The call carries no proof, so they store nothing and do not ask the
 * platform.
 */
async function verify(
  app: INestApplicationContext,
  request: IncomingMessage,
  body: IncomingBody,
): Promise<void> {
  const call = incomingCall(request, app.get(FulfillmentConfig), body);
  for (const type of BUILT_IN_VERIFIERS) {
    const verifier: CallerVerifier & { configured: boolean } = app.get(type, { strict: false });
    if (verifier.configured) await verifier.verify(call);
  }
}

/** Also warms up the validation of invalid requests, which runs other code. */
function refuseOne(): void {
  try {
    readWebhookRequest({ payload: {} });
  } catch (error) {
    answerOfError(error);
  }
}

/** A request without a socket. */
function requestOf(json: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  const bytes = Buffer.from(json);
  request.method = 'POST';
  request.url = '/webhook';
  request.headers = { 'content-type': 'application/json', 'content-length': String(bytes.length) };
  request.push(bytes);
  request.push(null);
  request.complete = true;
  return request;
}

function bodyOf(projectId: string, turn: number): object {
  const requestId = `support-group-${projectId}-warmup${turn}`;
  const names = Array.from({ length: VARIABLES }, (_, index) => `variable_${index}`);
  const variables = Object.fromEntries(names.map((name) => [name, name.repeat(14)]));
  const bot = { _id: 'warm-up-bot', name: 'Warm-up', type: 'tilebot', language: 'en', id_project: projectId };
  return {
    token: 'warm-up',
    payload: {
      bot,
      intent: { intent_id: 'warm-up-intent', intent_display_name: INTENT, language: 'en', answer: 'Ready.' },
      message: {
        _id: `warm-up-message-${turn}`,
        sender: 'warm-up-user',
        recipient: requestId,
        type: 'text',
        text: 'Ready?',
        language: 'en',
        id_project: projectId,
        channel: { name: 'chat21' },
        attributes: {},
        request: { request_id: requestId, id_project: projectId, language: 'en', attributes: {} },
      },
    },
    variables: { ...variables, name: 'framework', project_id: projectId, user_language: 'en' },
  };
}
