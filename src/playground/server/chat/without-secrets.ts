import { redact } from '../../../common/index.js';
import { hideCredentials, type MemorySnapshot } from '../../engine/index.js';
import type { SavedChat } from './chat.js';

const TOKENS = /token/i;
/** A conversation is stored completely, in any size. */
const ALL = { maxDepth: 100, maxEntries: Infinity, maxNodes: Infinity };

/**
 * A conversation without tokens and the bot's credentials, as it may be stored. The engine sets its variables for them
 * again with the next message, so none is missing.
 */
export function withoutSecrets(chat: SavedChat, credentials: readonly string[]): SavedChat {
  const memory = memoryWithout(chat.memory, credentials);
  return {
    ...chat,
    memory,
    messages: redact(hideCredentials(chat.messages, credentials), ALL) as SavedChat['messages'],
    turns: chat.turns.map(({ checkpoint, ...turn }) => ({
      ...turn,
      ...(checkpoint && {
        checkpoint: { ...checkpoint, memory: memoryWithout(checkpoint.memory, credentials) },
      }),
    })),
  };
}

/** Variables are kept as JSON, each by itself. */
function memoryWithout(memory: MemorySnapshot, credentials: readonly string[]): MemorySnapshot {
  const kept = Object.entries(memory.variables)
    .filter(([name]) => !TOKENS.test(name))
    .map(([name, json]) => [name, hidden(json, credentials)] as const);
  return { ...memory, variables: Object.fromEntries(kept) };
}

function hidden(json: string, credentials: readonly string[]): string {
  return JSON.stringify(redact(hideCredentials(JSON.parse(json) as unknown, credentials), ALL));
}
