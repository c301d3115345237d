import { isRecord, recordOf, recordsOf, textOf, type JsonRecord } from '../../../common/index.js';
import { toBotParticipantId } from '../../../protocol/index.js';
import type { EngineHost, HostBotTarget, HostConversation, HostDepartment } from './engine-host.interface.js';

/** One call of the platform's REST API. */
export interface RestCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address, with the query. */
  readonly path: string;
  readonly authorization: string;
  readonly body?: unknown;
}

export interface RestAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Takes a call to the REST API: over HTTP, or straight into the emulator's REST half. */
export type RestTransport = (call: RestCall) => Promise<RestAnswer>;

const COLOUR = '#f0806f';
const TEMPORARY = 50;

/** The calls that the real engine makes on the platform, route by route. @see protocol.md 4.2 */
export class RestHost implements EngineHost {
  readonly #transport: RestTransport;

  constructor(
    transport: RestTransport,
    readonly apiUrl?: string,
  ) {
    this.#transport = transport;
  }

  async sendMessage(conversation: HostConversation, message: unknown): Promise<void> {
    await this.#call(conversation, 'POST', `${requestPath(conversation)}/messages`, message);
  }

  async close(conversation: HostConversation): Promise<void> {
    await this.#call(conversation, 'PUT', `${requestPath(conversation)}/close`, {});
  }

  async handOff(conversation: HostConversation): Promise<void> {
    await this.#call(conversation, 'PUT', `${requestPath(conversation)}/agent`, {});
  }

  async departments(conversation: HostConversation): Promise<readonly HostDepartment[]> {
    const body = await this.#call(conversation, 'GET', `/${conversation.projectId}/departments/allstatus`);
    return recordsOf(body).flatMap(({ _id, name, hasBot, id_bot: botId }) => {
      const id = textOf(_id);
      if (id === undefined || typeof name !== 'string') return [];
      return [{ id, name, ...(hasBot === true && typeof botId === 'string' && { botId }) }];
    });
  }

  async moveToDepartment(conversation: HostConversation, departmentId: string): Promise<void> {
    await this.#call(conversation, 'PUT', `${requestPath(conversation)}/departments`, {
      departmentid: departmentId,
    });
  }

  async unassign(conversation: HostConversation): Promise<void> {
    await this.#call(conversation, 'PUT', `${requestPath(conversation)}/participants`, []);
  }

  async removeBot(conversation: HostConversation): Promise<boolean> {
    const { participantsBots } = recordOf(await this.#call(conversation, 'GET', requestPath(conversation)));
    const [bot] = Array.isArray(participantsBots) ? participantsBots.map(String) : [];
    if (bot === undefined) return false;
    const participant = toBotParticipantId(bot);
    await this.#call(conversation, 'DELETE', `${requestPath(conversation)}/participants/${participant}`);
    await this.#call(conversation, 'PATCH', requestPath(conversation), { status: TEMPORARY });
    return true;
  }

  async replaceBot(conversation: HostConversation, target: HostBotTarget): Promise<void> {
    await this.#call(conversation, 'PUT', `${requestPath(conversation)}/replace`, target);
  }

  async updateLead(conversation: HostConversation, leadId: string, update: JsonRecord): Promise<void> {
    await this.#call(conversation, 'PUT', `/${conversation.projectId}/leads/${leadId}`, update);
  }

  async tagConversation(conversation: HostConversation, tags: readonly string[]): Promise<void> {
    const coloured = tags.map((tag) => ({ tag, color: COLOUR }));
    await this.#call(conversation, 'PUT', `${requestPath(conversation)}/tag`, coloured);
  }

  async tagLead(conversation: HostConversation, tags: readonly string[]): Promise<void> {
    const { lead } = recordOf(await this.#call(conversation, 'GET', requestPath(conversation)));
    const leadId = textOf(recordOf(lead)._id);
    if (leadId === undefined) throw new Error('the conversation has no contact');
    await this.#call(conversation, 'PUT', `/${conversation.projectId}/leads/${leadId}/tag`, tags);
  }

  async isOpenNow(conversation: HostConversation, timeSlotId?: string): Promise<boolean> {
    const query = timeSlotId === undefined ? '' : `?timeSlot=${encodeURIComponent(timeSlotId)}`;
    const path = `/projects/${conversation.projectId}/isopen${query}`;
    return recordOf(await this.#call(conversation, 'GET', path)).isopen === true;
  }

  async availableAgents(conversation: HostConversation, departmentId?: string): Promise<number> {
    const query = departmentId === undefined ? '' : `&department=${encodeURIComponent(departmentId)}`;
    const path = `/projects/${conversation.projectId}/users/availables?raw=true${query}`;
    const agents = await this.#call(conversation, 'GET', path);
    return Array.isArray(agents) ? agents.length : 0;
  }

  async fireEvent(conversation: HostConversation, name: string, attributes: unknown): Promise<void> {
    await this.#call(conversation, 'POST', `/${conversation.projectId}/events`, { name, attributes });
  }

  async sendEmail(conversation: HostConversation, email: JsonRecord): Promise<void> {
    await this.#call(conversation, 'POST', `/${conversation.projectId}/emails/internal/send`, email);
  }

  async #call(
    { token }: HostConversation,
    method: RestCall['method'],
    path: string,
    body?: unknown,
  ): Promise<unknown> {
    const authorization = `JWT ${token.reveal()}`;
    const answer = await this.#transport({
      method,
      path,
      authorization,
      ...(body !== undefined && { body }),
    });
    if (answer.status < 200 || answer.status > 299) throw new Error(wordsOf(answer));
    return answer.body;
  }
}

function requestPath({ projectId, requestId }: HostConversation): string {
  return `/${projectId}/requests/${requestId}`;
}

function wordsOf({ status, body }: RestAnswer): string {
  const { error, err, msg } = recordOf(body);
  const words = textOf(error) ?? textOf(err) ?? textOf(msg);
  const said = words ?? (isRecord(body) ? undefined : textOf(body)?.slice(0, 200));
  return said === undefined ? `the platform answered ${status}` : `the platform answered ${status}: ${said}`;
}
