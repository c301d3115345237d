import type { RuleTable } from '../rule.types.js';
import { ANSWER_RULES } from './answer.rules.js';
import { CHANNEL_RULES } from './channel.rules.js';
import { CONNECTION_RULES } from './connection.rules.js';
import { MESSAGE_RULES } from './message.rules.js';
import { REPLY_RULES } from './reply.rules.js';
import { REQUEST_RULES } from './request.rules.js';
import { SECRET_RULES } from './secret.rules.js';
import { STABILITY_RULES } from './stability.rules.js';

/** All rules, in the order of the report. Probes run in this order. */
export const RULES: RuleTable = {
  ...CONNECTION_RULES,
  ...ANSWER_RULES,
  ...REQUEST_RULES,
  ...STABILITY_RULES,
  ...SECRET_RULES,
  ...REPLY_RULES,
  ...MESSAGE_RULES,
  ...CHANNEL_RULES,
};
