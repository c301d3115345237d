import { currentCall } from '../../calls/index.js';
import { textOf } from '../../common/index.js';
import { PLATFORM_VARIABLES, type EmulatedConversation } from '../../playground/index.js';
import { conversationKey, toBotId } from '../../protocol/index.js';
import { newObjectId } from '../requests/index.js';
import type { ConversationWorld } from './conversation-world.interface.js';
import { findButton } from './find-button.js';
import { TestSession } from './test-session.js';
import { TestTurn } from './test-turn.js';
import { TurnRecord } from './turn-record.js';
import type { ConversationSettings, IntentTurnOptions, TurnOptions } from './turn-options.interface.js';

const WIDGET_CHANNEL = 'chat21';
const CLOSED = 1000;
/** The variables of every message, in addition to {@link PLATFORM_VARIABLES}. */
const ALWAYS_SET = new Set(['api_base_url', 'chatbot_id', 'payload']);

/**
 * One user's conversation with the bot. Its messages go the whole way: through the bot, over HTTP to the service under
 * test, and back through the platform. State is kept from turn to turn: variables, language, participants.
 *
 * @publicApi
 */
export class TestConversation {
  /** The platform's record of it. */
  readonly emulated: EmulatedConversation;
  readonly #world: ConversationWorld;
  readonly #firstBotId: string | undefined;
  readonly #turns: TestTurn[] = [];

  constructor(world: ConversationWorld, settings: ConversationSettings = {}) {
    this.#world = world;
    this.emulated = world.gateway.open();
    this.#firstBotId = this.#botId;
    this.#apply(settings);
    this.emulated.subscribe((event) => {
      if (event.kind !== 'message' || event.message.sender === this.#userId) return;
      world.log.platformStored(event.message, currentCall());
    });
  }

  get requestId(): string {
    return this.emulated.requestId;
  }

  /** All turns so far, the oldest first. */
  get turns(): readonly TestTurn[] {
    return this.#turns;
  }

  /** The variables of the conversation, without those of the platform itself. */
  get variables(): Readonly<Record<string, unknown>> {
    const { fullname, email, phone } = this.emulated.document.lead;
    const ofUser: Record<string, unknown> = { userFullname: fullname, userEmail: email, userPhone: phone };
    const own = Object.entries(this.#world.gateway.engine.variables(this.requestId)).filter(
      ([name, value]) =>
        !PLATFORM_VARIABLES.has(name) && !ALWAYS_SET.has(name) && !(name in ofUser && ofUser[name] === value),
    );
    return Object.fromEntries(own);
  }

  /** The service's session of the conversation, to inspect it or to prepare a test. */
  get session(): TestSession {
    const { requestId } = this;
    const { id_project: projectId } = this.emulated.document;
    const botId = this.#botId ?? this.#firstBotId;
    return new TestSession(this.#world.sessions, conversationKey({ projectId, botId, requestId }));
  }

  /** No bot takes part any more, and the conversation is open. */
  get handedOff(): boolean {
    const { participants } = this.emulated.document;
    return !this.closed && !participants.some((id) => id.startsWith('bot_'));
  }

  get closed(): boolean {
    return this.emulated.document.status >= CLOSED;
  }

  /** The user writes a text. With a bot's export, its own blocks match it; without, the names of the handlers do. */
  says(text: string, options: TurnOptions = {}): Promise<TestTurn> {
    return this.#turn(options, () => this.#world.gateway.say(this.emulated, text));
  }

  /** The bot runs an intent: the given parameters become variables of the conversation first. */
  intent(
    name: string,
    params: Readonly<Record<string, unknown>> = {},
    { text = `/${name}`, ...options }: IntentTurnOptions = {},
  ): Promise<TestTurn> {
    const { gateway } = this.#world;
    for (const [variable, value] of Object.entries(params)) {
      gateway.engine.setVariable(this.requestId, variable, value);
    }
    const action = this.#reference(name);
    return this.#turn(options, () => gateway.click(this.emulated, { value: text, action }));
  }

  /**
   * The user presses a button of the last turn.
   *
   * @throws TestUsageError there is no such button, or it opens a page
   */
  async clicks(label: string, options: TurnOptions = {}): Promise<TestTurn> {
    const { action } = findButton(label, this.#turns.at(-1));
    return this.#turn(options, () => this.#world.gateway.click(this.emulated, { value: label, action }));
  }

  /** The chat opens: the bot's first block runs. */
  starts(options: TurnOptions = {}): Promise<TestTurn> {
    return this.#turn(options, () => this.#world.gateway.start(this.emulated));
  }

  /** A brace begins the parameters of an action, so a block whose name has one is called by its id. */
  #reference(name: string): string {
    if (!name.includes('{')) return name;
    const id = textOf(this.#world.gateway.engine.findBot(this.#botId ?? '')?.find(name)?.intent_id);
    return id === undefined ? name : `#${id}`;
  }

  /** The root id of the bot that takes part now. */
  get #botId(): string | undefined {
    const participant = this.emulated.document.participants.findLast((id) => id.startsWith('bot_'));
    return participant === undefined ? undefined : toBotId(participant);
  }

  get #userId(): unknown {
    return this.emulated.document.lead.lead_id;
  }

  async #turn(
    { dialect = 'engine', ...settings }: TurnOptions,
    act: () => Promise<unknown>,
  ): Promise<TestTurn> {
    const { gateway, log, activity } = this.#world;
    this.#apply(settings);
    gateway.engine.dialect = dialect;
    const record = new TurnRecord(this.requestId);
    log.begin(record);
    const stop = this.emulated.subscribe((event) => {
      if (event.kind !== 'message' || event.message.sender !== this.#userId) return;
      log.named(record, event.message._id);
      stop();
    });
    await activity.during(act);
    record.isOver = true;
    const { variables, handedOff, closed } = this;
    const turn = new TestTurn(record, { variables, handedOff, closed });
    this.#turns.push(turn);
    return turn;
  }

  #apply({ language, channel, user, draft }: ConversationSettings): void {
    const { document } = this.emulated;
    if (language !== undefined) document.language = language;
    if (channel !== undefined) document.channel = { name: channel === 'web' ? WIDGET_CHANNEL : channel };
    if (draft !== undefined) document.draft = draft;
    if (user === undefined) return;
    const { id, name, email, phone } = user;
    Object.assign(document.lead, {
      _id: document.lead._id ?? newObjectId(),
      ...(id !== undefined && { lead_id: id }),
      ...(name !== undefined && { fullname: name }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
    });
  }
}
