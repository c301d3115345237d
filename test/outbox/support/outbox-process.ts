import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { OutboxOptions, OutboxStats } from '../../../src/outbox/index.js';
import type { ConversationRef, MessagingOptions } from '../../../src/messaging/index.js';
import { inheritedEnv } from '../../support/running-process.js';

const SCRIPT = join(import.meta.dirname, 'outbox-instance.mjs');

interface Answer {
  id?: number;
  result?: unknown;
  ready?: true;
  failed?: string;
}

/** A real process with an outbox, to talk to and to kill. */
export class OutboxProcess {
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private readonly ended: Promise<void>;
  private lastId = 0;
  output = '';

  private constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    child.on('message', ({ id, result }: Answer) => {
      if (id === undefined) return;
      this.waiting.get(id)?.(result);
      this.waiting.delete(id);
    });
  }

  /** @throws Error with the code of the error that it could not start for */
  static async start(messaging: MessagingOptions, delivery: OutboxOptions): Promise<OutboxProcess> {
    const env = { ...inheritedEnv(), OUTBOX_PROCESS: JSON.stringify({ messaging, delivery }) };
    const child = fork(SCRIPT, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] });
    const process = new OutboxProcess(child);
    await new Promise<void>((resolve, reject) => {
      child.once('message', ({ failed }: Answer) =>
        failed === undefined ? resolve() : reject(new Error(failed)),
      );
      child.once('close', () => reject(new Error(`The process ended:\n${process.output}`)));
    });
    return process;
  }

  /** Resolves when all are accepted. In steps: every second as two messages, `7a` and `7b`, with variables between them. */
  async send(conversation: ConversationRef, texts: string[], inSteps = false): Promise<void> {
    await this.ask('send', { conversation, texts, inSteps });
  }

  async stats(): Promise<OutboxStats> {
    return (await this.ask('stats')) as OutboxStats;
  }

  /** Messages that this process has sent. */
  async delivered(): Promise<number> {
    return (await this.ask('delivered')) as number;
  }

  /** As `kill -9`: nothing is told, nothing is tidied up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await this.ask('stop');
    await this.ended;
  }

  private ask(command: string, args: object = {}): Promise<unknown> {
    const id = (this.lastId += 1);
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.child.send({ id, command, ...args });
    });
  }
}
