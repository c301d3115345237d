import { bodyOf } from './bodies.mjs';
import { load } from './load.mjs';
import { medians, rotated } from './rounds.mjs';
import { SubjectProcess } from './subject-process.mjs';
import { intentName } from './serve.mjs';

/** One cell of the table: all subjects, with one body and one number of intents, in interleaved rounds. */
export async function compare({ subjects, size, intents, rounds, count, connections, onRound }) {
  const body = bodyOf(size, intentName(intents >> 1));
  const running = [];
  try {
    for (const [name, subject] of Object.entries(subjects)) {
      running.push({ name, process: await SubjectProcess.start(subject, intents), samples: [] });
    }
    for (let round = 0; round <= rounds; round += 1) {
      for (const one of rotated(running, round)) {
        const sample = await measure(one.process, { body, connections, count });
        // The first round warms up: it is not counted.
        if (round > 0) one.samples.push(sample);
      }
      onRound?.({ size, intents, round, rounds });
    }
    return Object.fromEntries(running.map(({ name, samples }) => [name, medians(samples)]));
  } finally {
    await Promise.all(running.map(({ process }) => process.stop()));
  }
}

async function measure(subject, { body, connections, count }) {
  const before = await subject.usage();
  const { port, path } = subject;
  const { latencies, seconds } = await load({ port, path, body, connections, count });
  const after = await subject.usage();
  return {
    cpuMicros: (after.cpu - before.cpu) / count,
    perSecond: count / seconds,
    p50: latencies[Math.floor(count * 0.5)],
    p99: latencies[Math.floor(count * 0.99)],
    rssMegabytes: after.rss / 1024 / 1024,
  };
}
