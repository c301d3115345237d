import { join } from 'node:path';
import {
  Controller,
  Get,
  NotFoundException,
  Param,
  Req,
  Res,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import {
  rawRequest,
  takeRawResponse,
  type AdapterRequest,
  type AdapterResponse,
} from '../../../http/index.js';
import { PlaygroundGuard } from '../access/playground.guard.js';
import { PLAYGROUND_PATH } from '../playground.constants.js';
import { pageFiles, type PageFile } from './page-files.js';

/** Undefined in a CommonJS bundle, which has no `import.meta.dirname`. */
const HERE = import.meta.dirname as string | undefined;
const FOLDER = HERE === undefined ? undefined : join(HERE, '..', '..', 'public');
const LOCAL = 'http://127.0.0.1:* http://localhost:*';
const INDEX = 'index.html';
/** File names contain the hash of the content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The page itself, as it was built. */
@Controller({ path: PLAYGROUND_PATH, version: VERSION_NEUTRAL })
@UseGuards(PlaygroundGuard)
export class PageController {
  private readonly files = pageFiles(FOLDER);

  @Get()
  page(@Req() request: AdapterRequest, @Res() response: AdapterResponse): void {
    const file = this.file(INDEX);
    const raw = rawRequest(request);
    const withMedia = new URL(raw.url ?? '/', 'http://playground').searchParams.has('media');
    send(request, response, file, { 'Content-Security-Policy': withMedia ? mediaPolicy : localPolicy });
  }

  @Get('assets/:name')
  asset(@Param('name') name: string, @Req() request: AdapterRequest, @Res() response: AdapterResponse): void {
    send(request, response, this.file(`assets/${name}`), { 'Cache-Control': FOR_EVER });
  }

  private file(path: string): PageFile {
    const file = this.files.get(path);
    if (file !== undefined) return file;
    throw new NotFoundException(
      this.files.size === 0
        ? 'The page is not built: npm run build:page. A bundle has no page: run the playground unbundled.'
        : 'Not found',
    );
  }
}

type Headers = Readonly<Record<string, string | ((before: string) => string)>>;

/** Allows images of this machine too, for a team's local files. */
function localPolicy(before: string): string {
  return before.replace(/img-src [^;]*/, `img-src 'self' data: ${LOCAL}`);
}

/** Allows images, sound and frames of any host, on the user's request, because replies contain some. */
function mediaPolicy(before: string): string {
  return `${before.replace(/img-src [^;]*/, "img-src 'self' data: https: http:")};media-src https: http:;frame-src https: http:`;
}

function send(request: AdapterRequest, response: AdapterResponse, file: PageFile, headers: Headers): void {
  const raw = takeRawResponse(response);
  const isZipped = /\bgzip\b/.test(String(rawRequest(request).headers['accept-encoding'] ?? ''));
  const body = isZipped ? file.zipped : file.bytes;
  raw.setHeader('Content-Type', file.type);
  raw.setHeader('Cache-Control', 'no-cache');
  raw.setHeader('Vary', 'Accept-Encoding');
  for (const [name, value] of Object.entries(headers)) {
    raw.setHeader(name, typeof value === 'string' ? value : value(String(raw.getHeader(name) ?? '')));
  }
  if (isZipped) raw.setHeader('Content-Encoding', 'gzip');
  raw.setHeader('Content-Length', body.length);
  raw.end(body);
}
