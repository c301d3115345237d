import { INTERNAL_SENDER, isBotParticipantId } from './ids.js';

/** Senders that are the platform itself. @see protocol.md 1.4, 1.6 */
const PLATFORM_SENDERS: ReadonlySet<unknown> = new Set([INTERNAL_SENDER, 'system']);

/** The message comes from a step of a flow: no person wrote it. */
export function isFromFlow(message: { readonly sender?: unknown } | undefined): boolean {
  return message?.sender === INTERNAL_SENDER;
}

/** The id of a person who wrote a message, or nothing if the platform or a bot wrote it. */
export function personWhoSent(sender: unknown): string | undefined {
  if (typeof sender !== 'string' || sender === '' || PLATFORM_SENDERS.has(sender)) return undefined;
  return isBotParticipantId(sender) ? undefined : sender;
}
