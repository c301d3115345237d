import type { EmulatedConversation, World } from '../../src/playground/index.js';
import { BOT_ID, LEAD_ID, REQUEST_ID } from '../platform/index.js';

export interface Scene {
  world: World;
  conversation: EmulatedConversation;
}

/** One call of the REST interface and what the platform does with it. @see protocol.md 4.2 */
export interface RestCase {
  what: string;
  /** Whose Authorization it has. Default: the bot's conversation token. */
  as?: 'bot' | 'user' | 'nobody';
  given?: (scene: Scene) => void;
  /** `METHOD path`; `:p` is replaced by the project, `:r` by the conversation, `:tag` by its first tag. */
  call: string;
  body?: unknown;
  /** Default 200. */
  status?: number;
  /** Part of the answer. */
  answer?: unknown;
  /** The platform never answers. */
  silent?: true;
  /** Part of the conversation afterwards. */
  leaves?: Record<string, unknown>;
}

export const UNKNOWN = REQUEST_ID.replace(/.$/, 'e');
export const NOT_FOUND = { success: false, msg: 'Object not found.' };
export const closed = ({ conversation }: Scene): void => conversation.close();
export const withEmail = ({ conversation }: Scene): void => {
  conversation.update({ lead: { _id: LEAD_ID, email: 'petra@example.com' } });
};
export const spoken = ({ conversation }: Scene): void => {
  conversation.post({ sender: BOT_ID, text: 'One; "two"' });
  conversation.post({ sender: BOT_ID, text: 'note', attributes: { subtype: 'private' } });
};
export const tagged = ({ conversation }: Scene): void =>
  conversation.update({ tags: [{ _id: '64f0a1b2c3d4e5f607182999', tag: 'vip' }] });
export const away = ({ world }: Scene): void => world.agents.forEach((agent) => (agent.available = false));
export const grouped =
  (enabled: boolean) =>
  ({ world }: Scene): void => {
    world.groups.push({ _id: 'g', name: 'Night', id_project: world.projectId, members: [], enabled });
    world.departments[0].id_group = 'g';
  };
