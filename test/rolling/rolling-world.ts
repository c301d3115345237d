import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { ProcessStarter, listening } from '../boot/start-process.js';
import { RecordingPlatform } from '../platform/index.js';
import { requestFor } from '../support/fixtures.js';
import { call, type HttpAnswer } from '../support/http-client.js';
import type { RunningProcess } from '../support/running-process.js';
import { JSON_TYPE } from '../support/start-service.js';
import { Balancer } from './balancer.js';

interface Instance {
  readonly process: RunningProcess;
  readonly url: string;
}

/** Two instances behind a balancer, the platform that they talk to, and a caller. */
export class RollingWorld {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly starter = new ProcessStarter();
  private readonly balancer = new Balancer();
  private instances: Instance[] = [];
  private url = '';

  private constructor(
    readonly platform: RecordingPlatform,
    private readonly env: Record<string, string>,
  ) {}

  static async start(env: Record<string, string>): Promise<RollingWorld> {
    const platform = await RecordingPlatform.start();
    const world = new RollingWorld(platform, {
      ...env,
      PLATFORM: 'custom',
      PLATFORM_API_URL: platform.apiUrl,
      ANSWER_SETTLE_MS: '0',
      LOOP_LIMIT: '0',
    });
    const { token, payload } = requestFor('now');
    platform.world.projects.add(String(payload.message.request.id_project));
    platform.accept(token.replace(/^JWT /, ''), {
      kind: 'bot',
      id: 'bot',
      name: 'Bot',
    });
    world.url = await world.balancer.listen();
    world.instances = await Promise.all([world.launch(), world.launch()]);
    return world;
  }

  conversation(): string {
    const id = `support-group-${String(requestFor('now').payload.message.request.id_project)}-${randomBytes(16).toString('hex')}`;
    this.platform.world.addConversation(id);
    return id;
  }

  /** A call of the platform; a dropped connection is status 0. */
  async call(conversation: string, intent: string, number: number): Promise<HttpAnswer> {
    const body = requestFor(intent, { number });
    body.payload.message.request.request_id = conversation;
    body.payload.message.recipient = conversation;
    const request = { path: '/webhook', headers: JSON_TYPE, body: JSON.stringify(body), agent: this.agent };
    return call(this.url, request).catch(() => ({ status: 0, headers: {}, text: '' }));
  }

  /** Ends an instance and starts it again. @returns its exit code */
  async restart(index: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { process, url } = this.instances[index];
    process.signal(signal);
    const { code } = await process.end;
    this.balancer.remove(url);
    this.instances[index] = await this.launch();
    return code;
  }

  async close(): Promise<void> {
    this.agent.destroy();
    await this.balancer.close();
    await this.starter.close();
    await this.platform.stop();
  }

  private async launch(): Promise<Instance> {
    const process = await this.starter.file(join(import.meta.dirname, 'rolling-app.mjs'), this.env);
    const url = await listening(process);
    this.balancer.add(url);
    return { process, url };
  }
}
