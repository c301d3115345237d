import type { ActionHandler } from './action.types.js';
import * as conversation from './conversation.actions.js';
import * as flow from './flow.actions.js';
import * as replies from './reply.actions.js';
import * as variables from './variable.actions.js';

/** The actions that are played, by their type in lower case. @see protocol.md 2.4 */
export const ACTION_HANDLERS: Readonly<Record<string, ActionHandler>> = {
  reply: replies.reply,
  replyv2: replies.replyV2,
  randomreply: replies.randomReply,
  message: replies.message,
  hmessage: replies.message,
  capture_user_reply: replies.captureUserReply,
  // Telephony actions: shown like a reply; no call is made.
  dtmf_form: replies.reply,
  dtmf_menu: replies.reply,
  blind_transfer: replies.reply,
  speech_form: replies.reply,
  play_prompt: replies.reply,
  audio_record: replies.reply,

  intent: flow.playIntent,
  connect_block: flow.connectBlock,
  jsoncondition: flow.jsonCondition,
  jsoncondition2: flow.jsonConditionV2,
  ifopenhours: flow.ifOpenHours,
  ifonlineagentsv2: flow.ifOnlineAgents,
  wait: flow.wait,

  setattribute: variables.setAttribute,
  'setattribute-v2': variables.setAttributeV2,
  delete: variables.deleteVariable,
  lockintent: variables.lockIntent,
  unlockintent: variables.unlockIntent,
  clear_transcript: variables.clearTranscript,
  leadupdate: variables.leadUpdate,

  agent: conversation.agent,
  close: conversation.close,
  department: conversation.department,
  move_to_unassigned: conversation.unassign,
  removecurrentbot: conversation.removeCurrentBot,
  replacebot: conversation.playReplaceBot,
  replacebotv2: conversation.replaceBotV2,
  replacebotv3: conversation.replaceBotV3,
  add_tags: conversation.playAddTags,
  email: conversation.email,
  firetiledeskevent: conversation.playFireEvent,
};

/** Actions that the real engine plays and the emulator does not: each is named on the page and in the log. */
export const NOT_EMULATED: ReadonlySet<string> = new Set([
  'add_kb_content',
  'ai_condition',
  'ai_prompt',
  'askgpt',
  'askgptv2',
  'askhelpcenter',
  'assign',
  'brevo',
  'code',
  'customerio',
  'data_table',
  'flow_log',
  'form',
  'functionvalue',
  'gpt_assistant',
  'gpt_task',
  'hubspot',
  'ifonlineagents',
  'iteration',
  'make',
  'qapla',
  'send_whatsapp',
  'web_response',
  'webrequest',
  'webrequestv2',
  'whatsapp_attribute',
]);
