import type { JsonRecord } from '../../../common/index.js';

/** A command inside a text: `\_tdclose`, `\agent`, `\_tdmessage Hello`. */
export interface Directive {
  /** As it was written, without `\_td`. */
  readonly name: string;
  /** The rest of its line. */
  readonly parameter?: string;
}

export interface ParsedDirectives {
  readonly text: string;
  readonly directives: readonly Directive[];
}

const DIRECTIVE = /(\\_td[a-zA-Z_0-9]*|\\agent) *(.*)[\r\n]*/;
const PREFIX = '\\_td';
const WAIT = { least: 1_000, most: 20_000 };

/** Cuts the commands out of a text, one after the other. @see protocol.md 2.3 */
export function parseDirectives(text: string): ParsedDirectives {
  const directives: Directive[] = [];
  let rest = text;
  for (let match = DIRECTIVE.exec(rest); match !== null; match = DIRECTIVE.exec(rest)) {
    const [whole, command = '', parameter = ''] = match;
    rest = rest.slice(0, match.index) + rest.slice(match.index + whole.length);
    directives.push(directiveOf(command, parameter));
  }
  return { text: rest.trim(), directives };
}

function directiveOf(command: string, parameter: string): Directive {
  if (!command.startsWith(PREFIX)) return { name: 'agent' };
  const name = command.slice(PREFIX.length);
  return parameter.trim() === '' ? { name } : { name, parameter };
}

/** The fields of the action for a command; undefined if the engine ignores it in a text. */
export function actionOf({ name, parameter }: Directive): JsonRecord | undefined {
  const type = name.toLowerCase();
  const words = parameter?.trim();
  switch (type) {
    case 'agent':
    case 'close':
    case 'unlockintent':
    case 'clear_transcript':
    case 'move_to_unassigned':
      return {};
    case 'department':
      return { depName: words ?? 'default department' };
    case 'intent':
      return words === undefined ? undefined : { intentName: words };
    case 'message':
    case 'hmessage':
      return words === undefined ? undefined : messageOf(type, words);
    case 'wait':
      return { millis: waitOf(words) };
    case 'replacebot':
    case 'replacebotv2':
      return words === undefined ? undefined : { botName: words };
    case 'removecurrentbot':
      return words === undefined ? undefined : {};
    case 'delete':
      return words === undefined ? undefined : { variableName: parameter };
    case 'firetiledeskevent':
      return words === undefined ? undefined : { parameter: words };
    default:
      return undefined;
  }
}

function messageOf(type: string, text: string): JsonRecord {
  const attributes = { directives: false, splits: true, markbot: true, fillParams: true };
  return {
    text,
    isInfo: true,
    attributes: type === 'hmessage' ? { ...attributes, subtype: 'info' } : attributes,
  };
}

function waitOf(words: string | undefined): number {
  if (words === undefined) return 500;
  const millis = Number.parseInt(words, 10);
  return Number.isNaN(millis) ? 0 : Math.min(WAIT.most, Math.max(WAIT.least, millis));
}
