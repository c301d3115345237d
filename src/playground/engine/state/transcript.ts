import { recordOf, textOf, type JsonRecord } from '../../../common/index.js';
import type { ConversationMemory } from './conversation-memory.js';
import { isFromFlow } from '../../../protocol/index.js';
import { TRANSCRIPT } from './variable-names.js';

/** Adds what a user or the bot said to the variable `transcript`. Commands of the engine itself and notices stay out. */
export function addToTranscript(memory: ConversationMemory, botName: string, message: JsonRecord): void {
  const speaker = textOf(message.senderFullname);
  const words = textOf(message.text);
  const notice = recordOf(message.attributes).subtype === 'info';
  if (speaker === undefined || words === undefined || notice || isFromFlow(message)) return;
  const role = speaker.trim() === botName.trim() ? 'bot' : 'user';
  const line = `<${role}:${speaker}>`;
  const before = memory.get(TRANSCRIPT);
  memory.set(
    TRANSCRIPT,
    typeof before === 'string' && before !== '' ? `${before}\n${line}${words}` : `${line} ${words}`,
  );
}
