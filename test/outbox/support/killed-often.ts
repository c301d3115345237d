import { randomBytes } from 'node:crypto';
import type { OutboxOptions } from '../../../src/outbox/index.js';
import { BOT_ID, BOT_TOKEN, PROJECT_ID, type RecordingPlatform } from '../../platform/index.js';
import { until } from '../../support/until.js';
import { OutboxProcess } from './outbox-process.js';

/** Long enough that a kill falls into calls under way. */
export const PLATFORM_MS = 15;

const CONVERSATIONS = 20;
const JOBS_EACH = 12;
const MESSAGES_EACH = JOBS_EACH * 1.5;
const KILLS = 3;

const key = randomBytes(32).toString('hex');

export function startProcess(platform: RecordingPlatform, options: OutboxOptions): Promise<OutboxProcess> {
  return OutboxProcess.start({ apiUrl: platform.apiUrl }, { ...options, keys: [key] });
}

/** New conversations on the platform. */
export function conversations(platform: RecordingPlatform, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const requestId = `support-group-${PROJECT_ID}-${index.toString(16).padStart(32, '0')}`;
    platform.world.addConversation(requestId);
    return requestId;
  });
}

/** To each conversation all the texts, not one after the other. Resolves when all are accepted. */
export async function sendAll(
  process: OutboxProcess,
  requestIds: string[],
  texts: string[],
  inSteps = false,
): Promise<void> {
  const refs = requestIds.map((requestId) => ({
    projectId: PROJECT_ID,
    requestId,
    token: BOT_TOKEN,
    botId: BOT_ID,
  }));
  await Promise.all(refs.map((ref) => process.send(ref, texts, inSteps)));
}

export function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index}`);
}

export interface KilledOften {
  /** The messages that each conversation was shown, in order. */
  shown: (string | undefined)[][];
  /** The messages that each should have been shown. */
  expected: string[];
  /** How often a message was looked for before it was sent again: each was cut off by a kill. */
  looks: number;
}

/**
 * 240 jobs for 20 conversations are accepted; then the process is killed three times in the middle of its calls, and
 * started again at once. Every second job has three steps, so that kills fall between the steps too.
 */
export async function killedOften(platform: RecordingPlatform, options: OutboxOptions): Promise<KilledOften> {
  const requestIds = conversations(platform, CONVERSATIONS);
  platform.fail({ kind: 'delay', milliseconds: PLATFORM_MS });
  let process = await startProcess(platform, options);
  await sendAll(process, requestIds, numbers(JOBS_EACH), true);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const enough = (kill * CONVERSATIONS * MESSAGES_EACH) / (KILLS + 1);
    await until(() => platform.world.messages.length >= enough);
    await process.kill();
    process = await startProcess(platform, options);
  }
  const last = process;
  await until(async () => (await last.stats()).depth === 0);
  expect(await last.stats()).toEqual({ depth: 0, oldestAgeMs: 0, dead: 0 });
  await last.stop();
  return {
    shown: requestIds.map((requestId) => platform.world.texts(requestId)),
    expected: numbers(JOBS_EACH).flatMap((n, index) => (index % 2 === 0 ? [n] : [`${n}a`, `${n}b`])),
    looks: platform.calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages')).length,
  };
}
