import { ConnectionFailure, FaultPlan, playFault, silence, type Outcome } from './faults/index.js';
import type { Fault, FaultName, FaultRule } from './faults/index.js';
import { Identities, type Principal, type TokenIssuer } from './identity/index.js';
import { ApiLog } from './log/index.js';
import { asResponse } from './server/as-response.js';
import { PlatformServer, type ServerOptions } from './server/platform-server.js';
import { answerOf, findRoute, type Incoming } from './routes/router.js';
import { World, type WorldOptions } from './world/index.js';

const BASE_PATH = '/v3';

/** The platform's address for callers in the same process: a name that no network resolves. */
const NOWHERE = 'https://platform.invalid';

export interface EmulatedPlatformOptions extends WorldOptions {
  /** Calls that the log remembers; the oldest are forgotten first. Default 1000. */
  loggedCalls?: number;
}

/**
 * The REST half of the platform, in memory: routes that answer, refuse and stay silent as protocol.md 4.2 says, and
 * faults on demand. It works without a port through {@link handle}; {@link start} puts the same behind one.
 *
 * ```ts
 * const platform = new EmulatedPlatform({ bots: [{ name: 'Order helper' }] });
 * MessagingModule.forRoot({ apiUrl: platform.url, fetch: platform.handle });
 * ```
 */
export class EmulatedPlatform {
  /** Changes with {@link reset}: ask for it again afterwards. */
  world: World;
  readonly log: ApiLog;
  readonly faults = new FaultPlan();
  /** Every connection is refused. */
  unreachable = false;
  protected readonly identities = new Identities(() => this.world);
  protected server?: PlatformServer;

  private readonly options: WorldOptions;

  constructor(options: EmulatedPlatformOptions = {}) {
    this.options = settled(options);
    this.world = this.createWorld(this.options);
    this.log = new ApiLog(options.loggedCalls ?? 1_000);
  }

  /** The base address of the REST interface, without a trailing slash. */
  get url(): string {
    return (this.server?.origin ?? NOWHERE) + BASE_PATH;
  }

  /** Signs conversation tokens, with the secrets of the bots. */
  get tokens(): TokenIssuer {
    return this.identities.tokens;
  }

  /** Accepts a token that was not signed here, for example the token of a recorded request. */
  accept(token: string, principal: Principal): void {
    this.identities.accept(token, principal);
  }

  async start(options: ServerOptions = {}): Promise<void> {
    this.server ??= await PlatformServer.start(this.handle, options);
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    this.server = undefined;
  }

  /**
   * Injects a fault into calls.
   *
   * @returns a function that removes the fault
   */
  fail(fault: Fault | FaultName, rule: FaultRule = {}): () => void {
    return this.faults.add(fault, rule);
  }

  /** Starts over: the project as at the beginning, no conversations, no faults, an empty log. */
  reset(): void {
    this.world = this.createWorld(this.options);
    this.identities.forgetAccepted();
    this.faults.clear();
    this.unreachable = false;
    this.log.clear();
  }

  /** Answers a call as `fetch` does: it rejects where a connection would break. */
  readonly handle = (request: Request): Promise<Response> => this.respond(request);

  protected createWorld(options: WorldOptions): World {
    return new World(options);
  }

  protected async respond(request: Request): Promise<Response> {
    const incoming = await this.read(request);
    const match = findRoute(incoming.method, incoming.path);
    const operation = match?.route.name;
    const over = this.log.arrived(
      {
        method: incoming.method,
        path: incoming.path,
        query: Object.fromEntries(incoming.query),
        operation,
        projectId: match?.params['projectId'],
        requestId: match?.params['requestId'],
        body: jsonOrText(incoming.text),
      },
      credentialsOf(incoming),
    );
    const answer = async (): Promise<Outcome> =>
      (await answerOf(this.world, this.identities, match, incoming)) ?? (await silence(request.signal));
    try {
      const outcome = await this.outcome(incoming, operation, answer, request.signal);
      over({ status: outcome.status, answer: outcome.body });
      return asResponse(outcome);
    } catch (error) {
      over({ broken: error instanceof ConnectionFailure ? error.code : 'ABORTED' });
      throw error;
    }
  }

  private async outcome(
    { method, path }: Incoming,
    operation: string | undefined,
    answer: () => Promise<Outcome>,
    signal: AbortSignal,
  ): Promise<Outcome> {
    if (this.unreachable) throw new ConnectionFailure('ECONNREFUSED');
    const planned = this.faults.take(method, path, operation);
    if (planned === undefined) return answer();
    if (planned.done === true) await answer();
    if (planned.doneAfterMs !== undefined)
      setTimeout(() => void answer().catch(() => undefined), planned.doneAfterMs);
    return playFault(planned.fault, answer, signal);
  }

  private async read(request: Request): Promise<Incoming> {
    const { pathname, searchParams } = new URL(request.url);
    return {
      method: request.method,
      path: pathname.startsWith(`${BASE_PATH}/`) ? pathname.slice(BASE_PATH.length) : pathname,
      query: searchParams,
      authorization: request.headers.get('authorization'),
      text: await request.text(),
    };
  }
}

/** With ids and secrets for all that is named, so that they stay when the world starts over. */
function settled(options: WorldOptions): WorldOptions {
  const { projectId, bots, agents, departments } = new World(options);
  return { ...options, projectId, bots, agents, departments };
}

/** Those of the header, and of the query where the platform reads one too. @see protocol.md 5.2 */
function credentialsOf({ authorization, query }: Incoming): string[] {
  const given = [authorization?.split(' ').at(-1), query.get('secret_token')];
  return given.filter((credential) => typeof credential === 'string' && credential !== '') as string[];
}

function jsonOrText(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
