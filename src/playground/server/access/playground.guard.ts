import type { IncomingMessage } from 'node:http';
import {
  ForbiddenException,
  Injectable,
  UnauthorizedException,
  UnsupportedMediaTypeException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { FulfillmentConfig, isLoopbackAddress } from '../../../config/index.js';
import {
  clientAddress,
  isForwarded,
  rawRequest,
  rawResponse,
  type AdapterRequest,
  type AdapterResponse,
} from '../../../http/index.js';
import { RefusedCallers } from '../../../webhook/index.js';

const SAFE_METHODS = new Set(['GET', 'HEAD']);
const LOCAL_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const JSON_TYPE = /^application\/json\b/i;

/**
 * Access control of the playground. Without a password, only this machine: the connection must come from it and not
 * from a proxy on it, and the Host must be a loopback name, because an attacker's page can resolve its own host name to
 * 127.0.0.1. With a password, every client that has it. Requests from pages of other origins are rejected in both
 * cases.
 */
@Injectable()
export class PlaygroundGuard implements CanActivate {
  constructor(
    private readonly config: FulfillmentConfig,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = rawRequest(http.getRequest<AdapterRequest>());
    await this.admit(request, () =>
      rawResponse(http.getResponse<AdapterResponse>()).setHeader(
        'WWW-Authenticate',
        'Basic realm="playground", charset="UTF-8"',
      ),
    );
    refuseOtherOrigins(request);
    return true;
  }

  private async admit(request: IncomingMessage, challenge: () => void): Promise<void> {
    const { playgroundPassword } = this.config;
    if (playgroundPassword === undefined) {
      if (isLocal(request)) return;
      throw new ForbiddenException('Without PLAYGROUND_PASSWORD the playground is for this machine only.');
    }
    const password = passwordOf(request);
    if (playgroundPassword.equals(password ?? '')) return;
    if (password !== undefined) await this.slowDown(request);
    challenge();
    throw new UnauthorizedException();
  }

  /** Wrong passwords are logged and delayed, as for the webhook. */
  private slowDown(request: IncomingMessage): Promise<void> {
    const refused = this.modules.get(RefusedCallers, { strict: false });
    return refused.note(clientAddress(request, this.config.trustProxy), 'wrong password of the playground');
  }
}

function isLocal(request: IncomingMessage): boolean {
  const { socket, headers } = request;
  const isHere = isLoopbackAddress(socket.remoteAddress) && LOCAL_HOST.test(headers.host ?? '');
  return isHere && !isForwarded(request);
}

/** The user's name does not matter. */
function passwordOf({ headers }: IncomingMessage): string | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=]+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon === -1 ? undefined : pair.slice(colon + 1);
}

function refuseOtherOrigins({ method = 'GET', headers }: IncomingMessage): void {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isForeign = origin !== undefined && hostOf(origin) !== host?.toLowerCase();
  const isLink = headers['sec-fetch-mode'] === 'navigate' && SAFE_METHODS.has(method);
  const isCrossSite = site !== undefined && site !== 'same-origin' && site !== 'none' && !isLink;
  if (isForeign || isCrossSite)
    throw new ForbiddenException('Requests from pages of other origins are rejected.');
  if (SAFE_METHODS.has(method)) return;
  if (origin === undefined) throw new ForbiddenException('Changes need an Origin header.');
  if (!JSON_TYPE.test(headers['content-type'] ?? '')) throw new UnsupportedMediaTypeException('Send JSON.');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
