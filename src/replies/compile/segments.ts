import type { Message, MessageCommand } from '../../protocol/index.js';
import type { ReplyPart } from '../reply-part.types.js';

/** A run of messages and pauses, or one other part. */
export type Segment =
  | { kind: 'messages'; commands: MessageCommand[] }
  | Exclude<ReplyPart, { kind: 'message' } | { kind: 'pause' }>;

/**
 * Groups neighbouring messages and pauses: messages that are sent together arrive in order, independent of the network.
 * A pause without a neighbouring message is a wait of the flow.
 */
export function segmentsOf(parts: readonly ReplyPart[]): Segment[] {
  const segments: Segment[] = [];
  let commands: MessageCommand[] = [];
  const flush = (): void => {
    if (commands.some((command) => command.type === 'message')) {
      segments.push({ kind: 'messages', commands });
    } else {
      segments.push(...commands.map(pauseAlone));
    }
    commands = [];
  };
  for (const part of parts) {
    if (part.kind === 'message') {
      commands.push({ type: 'message', message: part.message });
    } else if (part.kind === 'pause') {
      commands.push({ type: 'wait', time: part.milliseconds });
    } else {
      flush();
      segments.push(part);
    }
  }
  flush();
  return segments;
}

/** The messages of commands, without the pauses. */
export function segmentMessages(commands: readonly MessageCommand[]): Message[] {
  return commands.flatMap((command) => (command.type === 'message' ? [command.message] : []));
}

function pauseAlone(command: MessageCommand): Segment {
  return { kind: 'wait', milliseconds: command.type === 'wait' ? command.time : 0 };
}
