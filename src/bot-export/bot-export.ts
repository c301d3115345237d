import type { JsonRecord, Secret } from '../common/index.js';
import { referenceName, type BlockReference } from './block-reference.js';
import type { ExportedIntent } from './exported-intent.js';

/** The bot itself. Every field but the name may be missing: the studio exports the intents alone too. */
export interface ExportedBot {
  readonly id?: string;
  readonly rootId?: string;
  readonly projectId?: string;
  readonly name: string;
  readonly slug?: string;
  readonly description?: string;
  /** `en` if the export says nothing. */
  readonly language: string;
  readonly type?: string;
  readonly webhookEnabled: boolean;
  /** Holds the secret of the service. */
  readonly webhookUrl?: Secret;
  /** Key of the bot's tokens. */
  readonly secret?: Secret;
  /** Constants of the bot, which are variables of every conversation. They may be keys of other services. */
  readonly globals: ReadonlyMap<string, Secret>;
}

/** An export of a bot, as the design studio writes it. Made by {@link readBotExport}. */
export class BotExport {
  readonly #document: JsonRecord;
  readonly #references: ReadonlyMap<string, ExportedIntent>;

  constructor(
    readonly bot: ExportedBot,
    readonly intents: readonly ExportedIntent[],
    document: JsonRecord,
  ) {
    this.#document = document;
    const references = new Map<string, ExportedIntent>();
    for (const intent of [...intents].reverse()) {
      references.set(intent.name, intent).set(`#${intent.intentId}`, intent);
    }
    this.#references = references;
  }

  /** Everything as it is exported, also the fields that are not read here. Print it nowhere. */
  get document(): Readonly<JsonRecord> {
    return this.#document;
  }

  /** The intent behind a name or `#id`, with or without parameters. If two have one name, the first. */
  find(reference: BlockReference): ExportedIntent | undefined {
    return this.#references.get(referenceName(reference));
  }
}
