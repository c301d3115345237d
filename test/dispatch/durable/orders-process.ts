import { join } from 'node:path';
import { listening } from '../../boot/start-process.js';
import type { RecordingPlatform } from '../../platform/index.js';
import { fixture, requestFor } from '../../support/fixtures.js';
import { call, type HttpAnswer } from '../../support/http-client.js';
import { RunningProcess } from '../../support/running-process.js';
import { JSON_TYPE } from '../../support/start-service.js';
import { TemporaryFolder } from '../../support/temporary-folder.js';

const APP = join(import.meta.dirname, 'apps', 'orders.mjs');
const PROJECT = fixture().payload.message.id_project as string;

/** New conversations of the shop on the platform, which knows its token. */
export function conversations(platform: RecordingPlatform, count: number): string[] {
  platform.world.projects.add(PROJECT);
  const token = fixture().token.replace('JWT ', '');
  platform.accept(token, { kind: 'bot', id: 'bot', name: 'Shop' });
  return Array.from({ length: count }, (_, index) => {
    const requestId = `support-group-${PROJECT}-${index.toString(16).padStart(32, '0')}`;
    platform.world.addConversation(requestId);
    return requestId;
  });
}

/** `apps/orders.mjs` in a separate process, to talk to and to kill. */
export class OrdersProcess {
  private constructor(
    private readonly process: RunningProcess,
    private readonly url: string,
    private readonly folder: TemporaryFolder,
  ) {}

  static async start(platform: RecordingPlatform, outbox: Record<string, string>): Promise<OrdersProcess> {
    const folder = new TemporaryFolder();
    const process = new RunningProcess('node', [APP], {
      cwd: folder.path,
      env: {
        PORT: '0',
        PLATFORM: 'custom',
        PLATFORM_API_URL: platform.apiUrl,
        LOOP_LIMIT: '0',
        ANSWER_SETTLE_MS: '0',
        ...outbox,
      },
    });
    return new OrdersProcess(process, await listening(process), folder);
  }

  get output(): string {
    return this.process.stdout + this.process.stderr;
  }

  says(requestId: string, intent: string, n: number): Promise<HttpAnswer> {
    const body = requestFor(intent, { n, conversation_id: requestId });
    body.payload.message.request.request_id = requestId;
    return call(this.url, { path: '/webhook', headers: JSON_TYPE, body: JSON.stringify(body) });
  }

  /** As `kill -9`. */
  async kill(): Promise<void> {
    await this.process.kill();
    this.folder.remove();
  }
}
