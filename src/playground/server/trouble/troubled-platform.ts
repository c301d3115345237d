import { asResponse } from '../../platform/server/as-response.js';
import { PlatformServer, type ServerOptions } from '../../platform/server/platform-server.js';
import { playFault } from '../../platform/faults/index.js';
import { faultOf } from '../../platform/faults/fault-of.js';
import { EmulatedPlatform, type FaultName } from '../../platform/index.js';
import type { TroubleName } from '../view.types.js';
import type { Troubles } from './troubles.service.js';

const FAULTS: readonly (readonly [TroubleName, FaultName])[] = [
  ['api-429', 'rate-limit'],
  ['api-500', 500],
  ['api-timeout', 'timeout'],
  ['api-reset', 'reset'],
];

/**
 * The emulated platform behind a port of this machine, with the troubles that are on. They affect only requests to the
 * port, which the service sends; the engine's calls within the process always succeed.
 */
export class TroubledPlatform extends EmulatedPlatform {
  private port = 0;
  private changing = Promise.resolve();

  constructor(
    private readonly troubles: Troubles,
    ...options: ConstructorParameters<typeof EmulatedPlatform>
  ) {
    super(...options);
    troubles.watch(() => {
      this.changing = this.changing.then(() => this.openOrShut());
    });
  }

  override async start(options: ServerOptions = {}): Promise<void> {
    this.server ??= await PlatformServer.start((request) => this.receive(request), options);
    this.port = this.server.port;
  }

  /** Resolves when the port is open or closed as the troubles require. */
  async settled(): Promise<void> {
    await this.changing;
  }

  private async openOrShut(): Promise<void> {
    if (this.troubles.has('unreachable')) await this.stop();
    else await this.start({ port: this.port });
  }

  private async receive(request: Request): Promise<Response> {
    const found = FAULTS.find(([trouble]) => this.troubles.has(trouble));
    if (found === undefined) return this.handle(request);
    const answer = (): Promise<never> =>
      Promise.reject(new RangeError('This fault must not ask for an answer.'));
    return asResponse(await playFault(faultOf(found[1]), answer, request.signal));
  }
}
