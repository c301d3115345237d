import { Injectable } from '@nestjs/common';
import { Calls, currentCall } from '../calls/index.js';
import { isPromiseLike } from '../common/index.js';
import { FulfillmentConfig, ProjectRegistry } from '../config/index.js';
import { Dispatcher } from '../dispatch/index.js';
import { readWebhookRequest, type DefaultLanguage, type IntentRequest } from '../protocol/index.js';
import { answerOfReply, type Answer } from './answer.js';
import type { IncomingBody } from './callers/index.js';
import { LoopGuard, ProjectRate } from './limits/index.js';
import { RelayClient } from './relay/relay-client.service.js';
import { UserProof } from './users/index.js';

/** From the body of a verified call to its answer, in the worker that has the conversation. */
@Injectable()
export class TurnAnswers {
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

  /** A project that is not served ends here, with 403. */
  private readonly languageOf: DefaultLanguage = ({ projectId, rootId }) =>
    this.projects.forProject(projectId, rootId).language;

  /** @throws FulfillmentError with a status, for calls that are refused and turns that fail */
  answer(body: IncomingBody): Promise<Answer> {
    const request = this.read(body);
    const owner = this.relay.ownerOf(request);
    if (owner === undefined) return this.dispatch(request, body);
    this.calls.tell({ type: 'relayed', worker: owner });
    return this.relay.forward(owner, body, currentCall());
  }

  /** The same, for what another worker has passed on. */
  answerHere(body: IncomingBody): Promise<Answer> {
    return this.dispatch(this.read(body), body);
  }

  private read({ json }: IncomingBody): IntentRequest {
    return readWebhookRequest(json, this.languageOf, this.config.userTokenVariable);
  }

  private dispatch(claimed: IntentRequest, body: IncomingBody): Promise<Answer> {
    const proven = this.users.prove(claimed);
    return isPromiseLike(proven)
      ? proven.then((turn) => this.answerTurn(turn, body))
      : this.answerTurn(proven, body);
  }

  private answerTurn(turn: IntentRequest, { bytes }: IncomingBody): Promise<Answer> {
    const call = currentCall();
    if (call !== undefined) call.request = turn;
    this.calls.tell({ type: 'read', request: turn, bytes: bytes?.length }, call);
    this.rate.take(turn);
    this.checkLoop(turn);
    return this.dispatcher.dispatch(turn).then((reply) => {
      this.loops.answered(turn, reply);
      return answerOfReply(reply);
    });
  }

  private checkLoop(turn: IntentRequest): void {
    try {
      this.loops.check(turn);
    } catch (error) {
      this.calls.tell({ type: 'looping' });
      throw error;
    }
  }
}
