import type { TurnFacts } from './turn-facts.js';

const AUTHOR = '66ded24fae3e9fe3cb2a26a8';

/** The bot as the engine sends it, in its published copy: with its secret. @see protocol.md 1.3 */
export function publishedBot(facts: TurnFacts): Record<string, unknown> {
  const { bot } = facts;
  return {
    ...common(facts),
    description: `${bot.name}: answers through the intents webhook`,
    secret: bot.secret,
    _id: bot.id,
    root_id: bot.rootId,
    trashed: true,
    release_note: 'Release 12',
    publishedBy: AUTHOR,
    publishedAt: facts.now.toISOString(),
  };
}

/** The original, as it is among the participants and in the department: without the secret. */
export function originalBot(facts: TurnFacts): Record<string, unknown> {
  return { ...common(facts), _id: facts.bot.rootId, trashed: false, slug: 'shop-assistant', modified: false };
}

function common({ bot, now }: TurnFacts): Record<string, unknown> {
  return {
    webhook_enabled: true,
    type: 'tilebot',
    subtype: 'chatbot',
    language: 'en',
    public: false,
    certified: false,
    intentsEngine: 'none',
    tags: [],
    score: 0,
    trained: true,
    certifiedTags: [],
    agents_available: false,
    name: bot.name,
    webhook_url: bot.webhookUrl,
    id_project: bot.projectId,
    createdBy: AUTHOR,
    attributes: {
      globals: Object.entries(bot.globals).map(([key, value]) => ({ key, value })),
      variables: { userFullname: 'userFullname', userEmail: 'userEmail', lastUserText: 'lastUserText' },
      rules: [],
    },
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    __v: 0,
    url: `http://127.0.0.1:18082/modules/tilebot/ext/${bot.id}`,
  };
}
