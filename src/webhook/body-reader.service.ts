import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { after } from '../common/index.js';
import { FulfillmentConfig } from '../config/index.js';
import {
  BodyRoom,
  jsonLimits,
  parseJson,
  rawRequest,
  readBody,
  RequestBodyError,
  type AdapterRequest,
} from '../http/index.js';
import type { IncomingBody } from './callers/index.js';

/** Any JSON media type (`application/json`, `+json`), with charset UTF-8 or none. */
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;

/**
 * Reads the body of a webhook request, after the checks of its headers: if headers alone authenticate the caller, an
 * unauthenticated body is never buffered. If the application parses bodies itself, its limits and errors apply.
 */
@Injectable()
export class BodyReader {
  private readonly room: BodyRoom;

  constructor(private readonly config: FulfillmentConfig) {
    this.room = new BodyRoom(config.limitBodyMemory);
  }

  /** @throws RequestBodyError 415, 413, 400 or 503 */
  read(request: AdapterRequest): IncomingBody | Promise<IncomingBody> {
    if (request.body !== undefined && !Buffer.isBuffer(request.body)) {
      return { bytes: request.rawBody, json: request.body };
    }
    const raw = rawRequest(request);
    if (!isPlainJson(raw)) throw RequestBodyError.unsupportedMediaType();
    return after(request.body ?? readBody(raw, this.config.bodyLimit, this.room), (bytes) => ({
      bytes,
      json: parseJson(bytes, jsonLimits(this.config)),
    }));
  }
}

function isPlainJson({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') return false;
  return JSON_TYPE.test(headers['content-type'] ?? '');
}
