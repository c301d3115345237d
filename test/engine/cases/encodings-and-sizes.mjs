import { Buffer } from 'node:buffer';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { WEBHOOK, replyAction, says, silence, staticReply, webhookReply } from './row.mjs';

const JSON_BODY = Buffer.from(JSON.stringify(WEBHOOK));
const encoded = (encoding, body) => ({ headers: { 'Content-Encoding': encoding }, body });
const padded = (size) => ({ headers: { 'X-Padding': 'x'.repeat(size) }, body: WEBHOOK });

/**
 * The engine posts every text twice (the second time as `_raw_message`, or in a command), and its client
 * library sends no body of more than 10 MiB.
 */
const ENGINE_LIMIT = (10 * 1024 * 1024) / 2;

const SIZES = [
  ['400 KB', 400_000],
  ['1 MB', 1_000_000],
  ['4.9 MB', 4_900_000],
  ['5.4 MB', 5_400_000],
];

/** The two forms of a reply with a long text. */
const forms = (label, text) => [
  [`text of ${label}`, { body: { text } }],
  [`action reply of ${label}`, { body: { actions: [replyAction(says(text))] } }],
];

/** On a platform that takes bodies of any size: the limit of the engine itself shows. */
const sizes = SIZES.flatMap(([label, length]) => {
  const text = 'x'.repeat(length);
  const more = { bodyLimit: Infinity };
  return forms(label, text).map(([name, answer]) =>
    length < ENGINE_LIMIT ? webhookReply(name, answer, [text], more) : silence(name, answer, more),
  );
});

/** On a platform with its default limit, 500 KB for a message that carries its text twice. */
const sizesByDefault = [
  ...forms('240 KB, default limit', 'x'.repeat(240_000)).map(([name, answer]) =>
    webhookReply(name, answer, ['x'.repeat(240_000)]),
  ),
  ...forms('260 KB, default limit', 'x'.repeat(260_000)).map(([name, answer]) => silence(name, answer)),
];

/** Compression of the answer, and how long it may be. */
export const ENCODINGS_AND_SIZES = [
  webhookReply('gzip', encoded('gzip', gzipSync(JSON_BODY))),
  webhookReply('deflate', encoded('deflate', deflateSync(JSON_BODY))),
  webhookReply('br', encoded('br', brotliCompressSync(JSON_BODY))),
  staticReply('gzip header, plain body', encoded('gzip', JSON_BODY)),
  ...sizes,
  ...sizesByDefault,
  webhookReply('response headers of 12 KB', padded(12 * 1024)),
  silence('response headers of 20 KB', padded(20 * 1024)),
];
