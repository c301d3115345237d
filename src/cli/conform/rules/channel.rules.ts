import { isRecord } from '../../../common/index.js';
import { replyOf } from '../answer-kinds.js';
import { CHANNELS, type ChannelCapabilities } from '../../../replies/index.js';
import { buttonsOf } from '../../../protocol/index.js';
import { messagesOf } from '../../wire/index.js';
import type { RuleTable } from '../rule.types.js';
import { skipped, ruleVerdict } from '../verdicts.js';

const TRIED = ['whatsapp', 'telegram', 'messenger'];

/** The effect of the channels' connectors on messages that the web widget shows well. */
export const CHANNEL_RULES: RuleTable = {
  'channel-buttons': {
    title: 'On WhatsApp, Telegram and Messenger, a message has no more buttons than the channel accepts.',
    why: 'WhatsApp shows nothing of a message with more than 10 choices; others cut off the rest.',
    see: ['docs/replies.md#channels'],
    probe: async (service) => {
      const problems: string[] = [];
      let seen = false;
      for (const intent of service.intents) {
        for (const channel of TRIED) {
          const label = `${JSON.stringify(intent)} on ${channel}`;
          const reply = replyOf(await service.call(label, { intent, channel }));
          seen ||= reply !== undefined;
          const limits = CHANNELS[channel];
          if (reply === undefined || limits === undefined) continue;
          problems.push(
            ...messagesOf(reply)
              .flatMap(({ message }) => tooMuch(message, limits))
              .map((problem) => `${label}: ${problem}`),
          );
        }
      }
      return seen ? ruleVerdict(problems) : skipped('No reply was seen.');
    },
  },
};

function tooMuch(message: Record<string, unknown>, limits: ChannelCapabilities): string[] {
  const buttons = buttonsOf(message).filter(isRecord);
  const choices = buttons.filter(({ type }) => type !== 'url').length;
  const actions = buttons.filter(({ type }) => type !== 'text').length;
  return [
    ...(choices > limits.maxChoices
      ? [`${choices} choices, but the channel accepts ${limits.maxChoices}`]
      : []),
    ...(actions > (limits.maxActions ?? Infinity)
      ? [`${actions} intent and link buttons, but the channel accepts ${limits.maxActions}`]
      : []),
  ];
}
