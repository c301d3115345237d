import { isUtf8 } from 'node:buffer';
import { isRecord } from '../../../common/index.js';
import { isReplyAnswer } from '../answer-kinds.js';
import type { AnsweredExchange } from '../../http/index.js';
import { kindOf, parsed } from '../../wire/index.js';
import type { EvidenceRule, RuleTable } from '../rule.types.js';

/** The size limit of the messaging API, to which the engine posts a reply. @see protocol.md 2.7 */
const MAX_ANSWER_BYTES = 512_000;
/** Measured: 12 KB are read, 20 KB are not. Node's own limit is between. */
const MAX_HEADER_BYTES = 16 * 1024;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/i;
const UTF_8 = /^"?utf-?8"?$/i;

/** The form of an answer: the engine's handling of each form is measured. */
export const ANSWER_RULES: RuleTable = {
  'no-redirect': {
    title: 'No call is redirected.',
    why: 'A 301, 302 or 303 is followed as a GET without a body, and no redirect keeps the credentials of the URL.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors', 'docs/engine-behaviour.md#answers'],
    examine: onAnswers(({ status }) => (status >= 300 && status < 400 ? [`status ${status}`] : [])),
  },
  'known-status': {
    title: 'The status is a 2xx, or one of 400 to 599.',
    why: "The platform's handling of other statuses is undefined.",
    see: ['docs/engine-behaviour.md#answers'],
    examine: onAnswers(({ status }) => (status < 200 || status > 599 ? [`status ${status}`] : [])),
  },
  'json-object': {
    title: 'A reply is a JSON object.',
    why: 'Text, HTML and bare values leave the user without any reply; a list shows an empty bubble.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors', 'docs/engine-behaviour.md#answers'],
    examine: onReplies(({ body }) => {
      const value = parsed(body);
      return isRecord(value) || body === undefined ? [] : [`the body is ${kindOf(value)}`];
    }),
  },
  'empty-is-204': {
    title: 'An answer without a body has the status 204.',
    why: 'It shows the static reply: a 204 shows the intention, and an empty 200 looks like a fault.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors', 'docs/engine-behaviour.md#answers'],
    examine: onAnswers(({ status, raw }) =>
      status >= 200 && status < 300 && status !== 204 && raw.length === 0
        ? [`status ${status} without a body`]
        : [],
    ),
  },
  'content-type': {
    title: 'A reply says that it is JSON: Content-Type is application/json, in UTF-8.',
    why: 'Proxies change or reject bodies of other types, and another charset garbles letters.',
    see: ['docs/engine-behaviour.md#answers'],
    examine: onReplies(({ headers }) => {
      const declared = headers['content-type'] ?? '';
      const [type = '', ...parameters] = declared.split(';').map((part) => part.trim());
      const charset = parameters.find((part) => /^charset=/i.test(part))?.slice('charset='.length);
      if (!JSON_TYPE.test(type))
        return [type === '' ? 'no Content-Type' : `Content-Type: ${type.slice(0, 60)}`];
      return charset === undefined || UTF_8.test(charset) ? [] : [`charset ${charset.slice(0, 30)}`];
    }),
  },
  'utf-8': {
    title: 'A reply is written in UTF-8.',
    why: 'Other bytes reach the user as question marks.',
    see: ['docs/engine-behaviour.md#answers'],
    examine: onReplies(({ body }) =>
      body === undefined || isUtf8(body) ? [] : ['bytes that are not UTF-8'],
    ),
  },
  'content-encoding': {
    title: 'The body has the encoding of Content-Encoding.',
    why: 'A body that cannot be decompressed is discarded.',
    see: ['docs/engine-behaviour.md#answers'],
    examine: onAnswers(({ body, headers }) =>
      body === undefined ? [`not ${(headers['content-encoding'] ?? '').slice(0, 30)}`] : [],
    ),
  },
  'answer-size': {
    title: 'An answer is smaller than 500 KB.',
    why: 'The platform posts it as a message, and rejects larger ones: the reply is lost.',
    see: ['docs/protocol.md#27-response-size-and-limits', 'docs/engine-behaviour.md#answers'],
    examine: onAnswers(({ body }) =>
      body !== undefined && body.length > MAX_ANSWER_BYTES ? [`${body.length} bytes`] : [],
    ),
  },
  'header-size': {
    title: 'The headers of an answer are smaller than 16 KB.',
    why: 'The engine reads no more, and the user sees nothing.',
    see: ['docs/engine-behaviour.md#answers'],
    examine: (exchange) => {
      if (exchange.kind === 'answered')
        return exchange.headerBytes > MAX_HEADER_BYTES ? [`${exchange.headerBytes} bytes`] : [];
      return exchange.failure === 'large-headers' ? ['more than 256 KB'] : undefined;
    },
  },
  'json-errors': {
    title: 'An error is a JSON object, or has no body.',
    why: 'A page for browsers reveals the software to attackers, and no program reads it.',
    see: ['docs/protocol.md#18-timeouts-retries-redirects-and-errors'],
    examine: onAnswers(({ status, raw, body }) => {
      const value = parsed(body);
      const fits = status < 400 || raw.length === 0 || isRecord(value);
      return fits ? [] : [`status ${status}, and the body is ${kindOf(value)}`];
    }),
  },
};

function onAnswers(examine: (answer: AnsweredExchange) => string[]): EvidenceRule['examine'] {
  return (exchange) =>
    exchange.kind === 'answered' && exchange.sent.asPlatform ? examine(exchange) : undefined;
}

function onReplies(examine: (answer: AnsweredExchange) => string[]): EvidenceRule['examine'] {
  return (exchange) => (exchange.sent.asPlatform && isReplyAnswer(exchange) ? examine(exchange) : undefined);
}
