import { Injectable } from '@nestjs/common';
import { ProjectRegistry } from '../config/index.js';
import { Dispatcher } from '../dispatch/index.js';
import { readWebhookRequest, type DefaultLanguage, type IntentRequest } from '../protocol/index.js';
import { answerOfReply, NOTHING, type Answer } from './answer.js';
import type { IncomingBody } from './callers/index.js';
import { LoopGuard, ProjectRate } from './limits/index.js';
import { RelayClient } from './relay/relay-client.service.js';

/** From the body of a verified call to its answer, in the worker that has the conversation. */
@Injectable()
export class TurnAnswers {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly loops: LoopGuard,
    private readonly rate: ProjectRate,
    private readonly projects: ProjectRegistry,
    private readonly relay: RelayClient,
  ) {}

  /** A project that is not served ends here, with 403. */
  private readonly languageOf: DefaultLanguage = ({ projectId, rootId }) =>
    this.projects.forProject(projectId, rootId).language;

  /** @throws FulfillmentError with a status, for calls that are refused and turns that fail */
  async answer(body: IncomingBody): Promise<Answer> {
    const turn = readWebhookRequest(body.json, this.languageOf);
    const owner = this.relay.ownerOf(turn);
    return owner === undefined ? this.dispatch(turn) : this.relay.forward(owner, body);
  }

  /** The same, for what another worker has passed on. */
  answerHere(json: unknown): Promise<Answer> {
    return this.dispatch(readWebhookRequest(json, this.languageOf));
  }

  private async dispatch(turn: IntentRequest): Promise<Answer> {
    this.rate.take(turn);
    return this.loops.cutsOff(turn) ? NOTHING : answerOfReply(await this.dispatcher.dispatch(turn));
  }
}
