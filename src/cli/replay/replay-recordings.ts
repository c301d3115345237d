import { setTimeout as sleep } from 'node:timers/promises';
import type { Type } from '@nestjs/common';
import { describeError, redact } from '../../common/index.js';
import type { Fault } from '../../playground/index.js';
import type { RecordedCall, Recording, StoredRecording } from '../../recordings/index.js';
import { createTestBot, type PostedCall, type SentCall, type TestBot } from '../../testing/index.js';
import { compare } from './compare.js';
import { recordedBot, type RecordedBot } from './recorded-bot.js';
import type { ReplayedTurn } from './replay.types.js';
import { textsOfAnswer, textsSent } from './shown-texts.js';

/** Time limit of a handler, in real time. */
const PATIENCE_MS = 5000;
/**
 * The limits of masking. Recordings are masked when they are written; the current answers are masked to compare them.
 */
const BOUNDS = { maxDepth: 24, maxEntries: 2000, maxNodes: 50_000 };

/**
 * Sends recorded requests to the handlers of an application, bot by bot, and compares. The platform answers each call
 * as recorded. The framework itself sends nothing over the network.
 */
export async function replayRecordings(
  module: Type,
  recordings: readonly StoredRecording[],
): Promise<ReplayedTurn[]> {
  const replayed: ReplayedTurn[] = [];
  const services = new Map<string, TestBot>();
  try {
    for (const stored of recordings) {
      const identity = recordedBot(stored.recording);
      if (identity === undefined) continue;
      const key = `${identity.projectId} ${identity.rootId}`;
      const service = services.get(key) ?? (await createTestBot({ imports: [module], identity }));
      services.set(key, service);
      replayed.push(await replay(service, identity, stored));
    }
    return replayed;
  } finally {
    for (const service of services.values()) await service.close();
  }
}

async function replay(
  service: TestBot,
  identity: RecordedBot,
  { name, recording }: StoredRecording,
): Promise<ReplayedTurn> {
  prepare(service, identity, recording.calls);
  const token = await service.platform.emulated.tokens.forBot(identity.rootId);
  const posted = await patiently(service, service.post({ ...recording.request, token: token.reveal() }));
  await patiently(service, posted.finished());
  service.platform.emulated.faults.clear();
  return {
    name,
    intent: recording.intent,
    ...compare(...views(recording, posted)),
    ...(posted.error !== undefined && { error: describeError(posted.error).name }),
  };
}

/** The clock is stopped, so that no deadline passes while a handler queries a database. Timers fire at the end. */
async function patiently<T>({ time }: TestBot, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const end = work.finally(() => done.abort());
  end.catch(() => undefined);
  await sleep(PATIENCE_MS, undefined, { signal: done.signal }).then(
    () => time.runWhile(end),
    () => undefined,
  );
  return end;
}

/** The conversation exists, and each recorded call gets its recorded answer, or none. */
function prepare(
  { platform }: TestBot,
  { projectId, requestId, rootId }: RecordedBot,
  calls: readonly RecordedCall[],
): void {
  const { world } = platform;
  if (!world.conversations.has(requestId)) {
    world.openConversation({ projectId, requestId, participants: [`bot_${rootId}`] });
  }
  for (const call of calls) {
    const exact = new RegExp(`^${call.path.split('?')[0].replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
    platform.emulated.fail(faultOf(call), { method: call.method, path: exact, times: 1 });
  }
}

function faultOf({ status, answer, outcome }: RecordedCall): Fault {
  if (status !== undefined) return { kind: 'status', status, body: answer };
  return { kind: outcome === 'unknown' ? 'reset' : 'refused' };
}

/**
 * The two things to compare. A late reply depends on time, which does not pass in a replay: then only the texts are
 * compared.
 */
function views(recording: Recording, posted: PostedCall): [unknown, unknown] {
  const { status, json, sent } = posted;
  if (recording.late === true) {
    return [
      { texts: [...textsOfAnswer(recording.answer?.json), ...recording.calls.flatMap(textsSent)] },
      { texts: redact([...textsOfAnswer(json), ...sent.flatMap(textsSent)], BOUNDS) },
    ];
  }
  return [
    { answer: recording.answer, calls: recording.calls.map(asked) },
    redact({ answer: { status, ...(json !== undefined && { json }) }, calls: sent.map(asked) }, BOUNDS),
  ];
}

function asked({ operation, body }: RecordedCall | SentCall): object {
  return { operation, ...(body !== undefined && { body }) };
}
