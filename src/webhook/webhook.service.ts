import { Injectable } from '@nestjs/common';
import { Calls, currentCall } from '../calls/index.js';
import { after } from '../common/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../config/index.js';
import { Dispatcher } from '../dispatch/index.js';
import type { HttpAnswer } from '../http/index.js';
import { readWebhookRequest, type DefaultLanguage, type IntentRequest } from '../protocol/index.js';
import { answerOfReply } from './answer.js';
import type { IncomingBody } from './callers/index.js';
import { LoopGuard, ProjectRate } from './limits/index.js';
import { RelayClient } from './relay/relay-client.service.js';
import { UserProof } from './users/index.js';

/** From the body of a verified call to its HTTP answer, in the worker that owns the conversation. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly loops: LoopGuard,
    private readonly rate: ProjectRate,
    private readonly projects: ProjectRegistry,
    private readonly relay: RelayClient,
    private readonly users: UserProof,
    private readonly config: FulfillmentConfig,
    private readonly calls: Calls,
  ) {}

  /** Throws for a project that is not served: 403. */
  private readonly languageOf: DefaultLanguage = ({ projectId, rootId }) =>
    this.projects.forProject(projectId, rootId).language;

  /** @throws FulfillmentError with a status, for calls that are refused and turns that fail */
  answer(body: IncomingBody): HttpAnswer | Promise<HttpAnswer> {
    const request = this.read(body);
    const owner = this.relay.ownerOf(request);
    if (owner === undefined) return this.dispatch(request, body);
    this.calls.emit({ type: 'relayed', worker: owner });
    return this.relay.forward(owner, body, currentCall());
  }

  /** Answers a call that another worker has verified and relayed. */
  answerHere(body: IncomingBody): HttpAnswer | Promise<HttpAnswer> {
    return this.dispatch(this.read(body), body);
  }

  private read({ json }: IncomingBody): IntentRequest {
    return readWebhookRequest(json, this.languageOf, this.config.userTokenVariable);
  }

  private dispatch(claimed: IntentRequest, { bytes }: IncomingBody): HttpAnswer | Promise<HttpAnswer> {
    return after(this.users.prove(claimed), (request) => {
      const call = currentCall();
      if (call !== undefined) call.request = request;
      this.calls.emit({ type: 'read', request, bytes: bytes?.length }, call);
      this.rate.take(request);
      this.loops.check(request);
      return after(this.dispatcher.dispatch(request), (reply) => {
        this.loops.answered(request, reply);
        return answerOfReply(reply);
      });
    });
  }
}
