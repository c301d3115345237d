import type { Action, MessageAttributes, WebhookResponse } from '../../src/protocol/index.js';

const MARK = 'FILLED';
const LIQUID = /\{\{[^]*?\}\}|\{%[^]*?%\}|\{\{|\{%/g;
const DIRECTIVE = /\\_td[a-zA-Z_0-9]*|\\agent/;
const SERVER_COMMAND = /^[^\\]*\\[A-Za-z_]/;
const LABEL = /\$\{/;

/**
 * The engine's processing of the texts of an answer, from its source (DirReply, Filler, filterOnVariables, the parsers of
 * directives and of the micro-language, and the server's message transformers), made stricter: every opening of Liquid
 * counts as filled, also one that the engine would fail to parse. The real functions run in test/engine.
 */
export function filled(text: string, variables: readonly string[]): string {
  const withVariables = variables.reduce(
    (result, name) => result.replace(new RegExp(`(\\$\\{${name}\\})`, 'i'), MARK),
    text,
  );
  return withVariables.replace(LIQUID, MARK);
}

/** The parts that the platform would run or replace in a stored message. */
export function isRun(text: string): boolean {
  return DIRECTIVE.test(text) || SERVER_COMMAND.test(text) || LABEL.test(text);
}

/** The result of the micro-language and the splitting of paragraphs for a text. @see protocol.md 2.3 */
export function isParsed(text: string): boolean {
  const trimmed = text.trim();
  return (
    /^\*\s+.*/m.test(trimmed) ||
    /^td(?:Image|Frame|Video).*:http/m.test(trimmed) ||
    /^\\(?:image|webhook|split)/m.test(trimmed) ||
    /^[\r\n]/m.test(text.replace(/[\r\n]{3,}/g, '\n\n'))
  );
}

/** The strings of an answer that the engine fills, as they leave it: texts, labels, links and sources. */
export function shownStrings(response: WebhookResponse, variables: readonly string[]): string[] {
  return (response.actions ?? []).flatMap(stringsOf).map((text) => filled(text, variables));
}

function stringsOf(action: Action): string[] {
  const { commands = [] } = action.attributes as MessageAttributes;
  return commands.flatMap((command) => {
    if (command.type !== 'message') {
      return [];
    }
    const { text, metadata, attributes } = command.message;
    const cards = attributes?.attachment?.gallery ?? [];
    const buttons = [
      ...(attributes?.attachment?.buttons ?? []),
      ...cards.flatMap((card) => card.buttons ?? []),
    ];
    return [
      text,
      ...(metadata?.src === undefined ? [] : [metadata.src]),
      ...(metadata?.name === undefined ? [] : [metadata.name]),
      ...cards.flatMap((card) => [card.title ?? '', card.description ?? '', card.preview?.src ?? '']),
      ...buttons.flatMap((button) => [button.value, 'link' in button ? button.link : '']),
    ];
  });
}

export const FILLED = MARK;
