import { isRecord, recordOf, type JsonRecord } from '../../../common/index.js';
import { EngineFailure } from '../engine-failure.js';
import { parseDirectives, type Directive } from './directives.js';
import { fill } from './filler.js';
import { parseMarkup } from './markup.js';
import { splitParagraphs } from './paragraphs.js';

/** The result of processing a text reply. */
export interface TextReply {
  /** The message to post; undefined if it is empty. */
  readonly message?: unknown;
  /** Actions that run after the message, even if it was not posted. */
  readonly directives: readonly Directive[];
}

/**
 * Commands cut out, variables filled, paragraphs split, markup read, variables filled again. The flags that would
 * switch this off are set before, whatever the reply says. @see protocol.md 2.3
 *
 * A list as a reply passes untouched, and is an empty message; so does a list as `attributes`.
 */
export function renderText(reply: unknown, variables: JsonRecord): TextReply {
  if (!isRecord(reply)) return { message: reply, directives: [] };
  const raw = reply.text;
  const attributes = reply.attributes ?? {};
  if (Array.isArray(attributes)) return { message: reply, directives: [] };
  if (!raw) return { directives: [] };
  if (typeof raw !== 'string') throw new EngineFailure('the text of the answer is not a string');

  const { text: words, directives } = parseDirectives(raw);
  const message: JsonRecord = { ...reply, attributes: { ...recordOf(attributes) } };
  message.text = directives.length > 0 ? words : raw;
  fillMessage(message, variables);
  split(message);
  if (!readMarkup(message)) return { directives };
  fillMessage(message, variables);
  recordOf(message.attributes)._raw_message = raw;
  return { message, directives };
}

function fillMessage(message: JsonRecord, variables: JsonRecord): void {
  const attributes = recordOf(message.attributes);
  message.text = fill(message.text, variables);
  if (variables.userEmail) attributes.updateUserEmail = variables.userEmail;
  if (variables.userFullname) attributes.updateUserFullname = variables.userFullname;
  for (const command of severalCommands(attributes)) {
    if (isSaid(command)) command.message.text = fill(command.message.text, variables);
  }
}

function split(message: JsonRecord): void {
  if (typeof message.text !== 'string') return;
  const commands = splitParagraphs(message.text);
  if (commands !== undefined) recordOf(message.attributes).commands = commands;
}

/** False if nothing is left to send. */
function readMarkup(message: JsonRecord): boolean {
  if (typeof message.text !== 'string' || message.text === '') return false;
  const attributes = recordOf(message.attributes);
  const words = message.text.trim();
  if (words === '' && !attributes.commands) return false;
  if (words !== '') {
    const parsed = parseMarkup(words);
    message.text = parsed.text;
    if (!message.type || message.type === 'text') message.type = parsed.type;
    if (!message.metadata) message.metadata = parsed.metadata;
    Object.assign(attributes, parsed.attributes);
  }
  for (const command of severalCommands(attributes)) {
    if (!isSaid(command)) continue;
    if (typeof command.message.text !== 'string')
      throw new EngineFailure('the text of a command is not a string');
    command.message = { ...parseMarkup(command.message.text) };
  }
  return true;
}

/** A single command is left alone. */
function severalCommands({ commands }: JsonRecord): unknown[] {
  return Array.isArray(commands) && commands.length > 1 ? commands : [];
}

interface SaidCommand {
  message: JsonRecord;
}

function isSaid(command: unknown): command is SaidCommand {
  if (command === null || command === undefined) throw new EngineFailure('a command of the answer is null');
  return (
    isRecord(command) &&
    command.type === 'message' &&
    isRecord(command.message) &&
    Boolean(command.message.text)
  );
}
