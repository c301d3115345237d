import { EmulatedPlatform, type ServerOptions } from '../../src/playground/index.js';
import { AGENT_ID, BOT_ID, BOT_TOKEN, SEED, USER_TOKEN } from './seed.js';
import { TestWorld } from './test-world.js';

export interface RecordedCall {
  method: string;
  /** Below the base path, still encoded. */
  path: string;
  query: URLSearchParams;
  /** With the credential, which the emulator's own log never has. */
  headers: Record<string, string | undefined>;
  body: unknown;
  /** When it had arrived, in milliseconds of `performance.now()`. */
  at: number;
}

/** The emulated platform on a separate port. It keeps all requests. */
export class RecordingPlatform extends EmulatedPlatform {
  declare world: TestWorld;
  readonly calls: RecordedCall[] = [];
  private connectionsBefore = 0;

  static async start(tls?: ServerOptions['tls']): Promise<RecordingPlatform> {
    const platform = new RecordingPlatform(SEED);
    platform.acceptTokens();
    await platform.start({ tls });
    return platform;
  }

  get apiUrl(): string {
    return this.url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Connections that were opened since the last reset. */
  get connections(): number {
    return (this.server?.connections ?? 0) - this.connectionsBefore;
  }

  get openConnections(): number {
    return this.server?.openConnections ?? 0;
  }

  /** The calls as `METHOD /path`, without the base path. */
  get lines(): string[] {
    return this.calls.map(({ method, path }) => `${method} ${path}`);
  }

  override reset(): void {
    super.reset();
    this.acceptTokens();
    this.calls.length = 0;
    this.connectionsBefore = this.server?.connections ?? 0;
  }

  protected override createWorld(): TestWorld {
    return new TestWorld();
  }

  protected override async respond(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.clone().text();
    this.calls.push({
      method: request.method,
      path: pathname.replace(/^\/v3(?=\/)/, ''),
      query: searchParams,
      headers: Object.fromEntries(request.headers),
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
      at: performance.now(),
    });
    return super.respond(request);
  }

  private acceptTokens(): void {
    this.accept(BOT_TOKEN, { kind: 'bot', id: BOT_ID, name: 'Order helper' });
    this.accept(USER_TOKEN, { kind: 'user', id: AGENT_ID, name: 'Nora Fields' });
  }
}
