import type { TurnFacts } from './turn-facts.js';

/** The intent as the design studio stores it. @see protocol.md 1.3 */
export function intentDocument({ intent, bot, staticReply, now }: TurnFacts): Record<string, unknown> {
  return {
    _id: '66fcf567af8c8f215bc39d2f',
    webhook_enabled: true,
    enabled: true,
    topic: 'default',
    status: 'live',
    agents_available: false,
    id_faq_kb: bot.id,
    intent_id: intent.id,
    intent_display_name: intent.name,
    question: intent.name,
    answer: staticReply,
    id_project: bot.projectId,
    language: 'en',
    attributes: { position: { x: 400, y: 260 }, color: '156,163,205', readonly: false },
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    __v: 0,
  };
}
