import { Buffer } from 'node:buffer';
import { BSON } from 'bson';

/**
 * The messages of MongoDB's wire protocol that drivers send today: OP_MSG for every command, and OP_QUERY for the
 * first one of an old driver's connection.
 */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER = 16;
const MORE_TO_COME = 2;
/** Numbers and dates as JavaScript has them; 64-bit integers become numbers. */
const READ = { promoteValues: true, promoteBuffers: false };

/**
 * @typedef {object} Command
 * @property {number} id of the message, which the answer names
 * @property {number} code of the operation, which the answer uses too
 * @property {Record<string, any>} body the command, with `$db`
 * @property {boolean} silent true when the driver expects no answer
 */

/** Splits what comes over a connection into messages. */
export class Frames {
  #rest = Buffer.alloc(0);

  /** @returns {Buffer[]} the messages that are complete now */
  push(chunk) {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames = [];
    while (this.#rest.length >= 4 && this.#rest.length >= this.#rest.readInt32LE(0)) {
      const length = this.#rest.readInt32LE(0);
      frames.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
    return frames;
  }
}

/** @returns {Command} */
export function readCommand(frame) {
  const id = frame.readInt32LE(4);
  const code = frame.readInt32LE(12);
  if (code === OP_MSG) {
    const silent = Boolean(frame.readUInt32LE(HEADER) & MORE_TO_COME);
    return { id, code, silent, body: readSections(frame.subarray(HEADER + 4)) };
  }
  if (code === OP_QUERY) {
    const name = frame.toString('utf8', HEADER + 4, frame.indexOf(0, HEADER + 4));
    const start = HEADER + 4 + Buffer.byteLength(name) + 1 + 8;
    return { id, code, silent: false, body: { $db: name.split('.')[0], ...document(frame, start) } };
  }
  throw new Error(`Operation ${code} of the wire protocol is not supported`);
}

/** @returns {Buffer} the message that answers a command */
export function answerTo({ id, code }, body) {
  const content = BSON.serialize(body, { ignoreUndefined: true });
  const head =
    code === OP_MSG
      ? Buffer.alloc(5) // no flags, one section of kind 0
      : Buffer.concat([Buffer.alloc(16), int32(1)]); // no flags, no cursor, from 0, one document
  const length = HEADER + head.length + content.length;
  const header = [length, 0, id, code === OP_MSG ? OP_MSG : OP_REPLY].map(int32);
  return Buffer.concat([...header, head, content]);
}

/** The body, and the lists of documents that a driver sends beside it. */
function readSections(bytes) {
  const body = {};
  let at = 0;
  while (at < bytes.length) {
    const kind = bytes[at];
    const length = bytes.readInt32LE(at + 1);
    const end = at + 1 + length;
    if (kind === 0) {
      Object.assign(body, document(bytes, at + 1));
    } else {
      const name = bytes.toString('utf8', at + 5, bytes.indexOf(0, at + 5));
      body[name] = readList(bytes, at + 5 + Buffer.byteLength(name) + 1, end);
    }
    at = end;
  }
  return body;
}

function readList(bytes, from, end) {
  const documents = [];
  for (let at = from; at < end; at += bytes.readInt32LE(at)) {
    documents.push(document(bytes, at));
  }
  return documents;
}

function document(bytes, start) {
  return BSON.deserialize(bytes.subarray(start, start + bytes.readInt32LE(start)), READ);
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
