import { createHash } from 'node:crypto';
import { recordOf, textOf, type JsonRecord } from '../../../common/index.js';
import type { BotExport } from '../../../bot-export/index.js';

export interface PublishOptions {
  readonly projectId: string;
  /** Replaces the value of the export. */
  readonly webhookUrl?: string;
  /** Replaces the value of the export, which may have none. */
  readonly botId?: string;
}

/**
 * A bot as the engine reads it from the platform's database: the document that goes to the webhook as `payload.bot`,
 * and the documents of its intents. Both are given out as copies, because turns write into them.
 */
export class PublishedBot {
  readonly #document: JsonRecord;
  readonly #intents: readonly JsonRecord[];

  constructor(document: JsonRecord, intents: readonly JsonRecord[]) {
    this.#document = structuredClone(document);
    this.#intents = structuredClone([...intents]);
  }

  /** Publishes an export: ids that it leaves out are derived from names, so they are the same every time. */
  static fromExport(source: BotExport, { projectId, webhookUrl, botId }: PublishOptions): PublishedBot {
    const { bot } = source;
    const id = botId ?? bot.id ?? objectId(`${projectId} ${bot.name}`);
    const document: JsonRecord = {
      type: 'tilebot',
      subtype: 'chatbot',
      language: bot.language,
      ...recordOf(source.document),
      ...recordOf(source.document.bot),
      _id: id,
      name: bot.name,
      id_project: projectId,
      webhook_url: webhookUrl ?? bot.webhookUrl?.reveal(),
    };
    delete document.intents;
    delete document.bot;
    const intents = source.intents.map((intent) => ({
      _id: objectId(`${id} ${intent.intentId}`),
      ...intent.document,
      intent_id: intent.intentId,
      intent_display_name: intent.name,
      id_faq_kb: id,
      id_project: projectId,
    }));
    return new PublishedBot(document, intents);
  }

  /** The id that the engine is called with: of the published copy. */
  get id(): string {
    return String(this.#document._id);
  }

  /** The id that takes part in conversations: of the bot that the designer edits. */
  get rootId(): string {
    return textOf(this.#document.root_id) ?? this.id;
  }

  get name(): string {
    return typeof this.#document.name === 'string' ? this.#document.name : '';
  }

  get webhookUrl(): string | undefined {
    return textOf(this.#document.webhook_url);
  }

  get document(): JsonRecord {
    return structuredClone(this.#document);
  }

  get intents(): readonly Readonly<JsonRecord>[] {
    return this.#intents;
  }

  /** An intent by its name, or by `#` and its id. */
  find(reference: string): JsonRecord | undefined {
    const key = reference.trim();
    const [field, value] = key.startsWith('#') ? ['intent_id', key.slice(1)] : ['intent_display_name', key];
    return this.#copyOf((intent) => intent[field] === value);
  }

  /** The intent whose whole question is the text. The engine wants it to have an old-style answer. */
  findByQuestion(text: unknown): JsonRecord | undefined {
    const found = this.#copyOf(({ question }) => question === text);
    return found?.answer ? found : undefined;
  }

  #copyOf(wanted: (intent: JsonRecord) => boolean): JsonRecord | undefined {
    const intent = this.#intents.find(wanted);
    return intent === undefined ? undefined : structuredClone(intent);
  }
}

function objectId(seed: string): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, 24);
}
