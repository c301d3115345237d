import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A platform that answers everything at once, but messages with the text `held`: those wait until they are released. */
export class HoldingPlatform {
  /** The texts of all messages that arrived. */
  readonly texts: string[] = [];
  private readonly held: (() => void)[] = [];
  private readonly server = createServer((request, response) => void this.answer(request, response));

  static async start(): Promise<HoldingPlatform> {
    const platform = new HoldingPlatform();
    await new Promise<void>((resolve) => platform.server.listen(0, '127.0.0.1', resolve));
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  release(): void {
    for (const answer of this.held.splice(0)) answer();
  }

  stop(): void {
    this.release();
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = (): void => {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ _id: 'message' }));
    };
    const { text } = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as { text?: string };
    if (text !== undefined) this.texts.push(text);
    if (text === 'held') this.held.push(answer);
    else answer();
  }
}
