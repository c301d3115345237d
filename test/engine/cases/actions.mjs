import { WEBHOOK, replyAction, says, silence, webhookReply } from './row.mjs';

const actions = (...list) => ({ body: { actions: list } });
const action = (_tdActionType, more) => ({ _tdActionType, ...more });

/** Answers with actions: the engine runs them one after the other. */
export const ACTIONS = [
  webhookReply('action reply', actions(replyAction(says('C1 ${user_country}\n\n* x'))), ['C1 Italy\n\n* x']),
  webhookReply('action reply, text only', actions(action('reply', { text: 'WEBHOOK' }))),
  silence('actions []', { body: { actions: [] } }),
  webhookReply('actions [] with text', { body: { actions: [], ...WEBHOOK } }),
  webhookReply('text and actions', { body: { ...WEBHOOK, actions: [replyAction(says('ACTION'))] } }, [
    'ACTION',
  ]),
  webhookReply('action unknown', actions(action('nosuchaction'), replyAction(says('after'))), ['after']),
  silence('action agent', actions(action('agent')), { calls: ['PUT …/agent -> 200'] }),
  silence('action close', actions(action('close')), { calls: ['PUT …/close -> 200'] }),
  webhookReply('action intent (no webhook)', actions(action('intent', { intentName: 'plain' })), ['PLAIN']),
];
