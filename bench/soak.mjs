import { bodyOf, SIZES } from './lib/bodies.mjs';
import { load } from './lib/load.mjs';
import { optionsOf } from './lib/options.mjs';
import { intentName } from './lib/serve.mjs';
import { SubjectProcess } from './lib/subject-process.mjs';
import { SUBJECTS } from './lib/subjects.mjs';

const HELP = `Measures how the memory of the service grows with calls, each of a new conversation.
Exit code 1 when it grows by more than the limit, 2 for options with which nothing can be measured.

  --calls 500000     all calls
  --from 20000       from which call on growth counts: what is loaded and compiled once is there by then
  --limit 50         MB of RSS that it may grow by
  --adapter Express  or Fastify
  --size 24KB        of a call: ${SIZES.join(', ')}
`;
const STEPS = 10;
const MB = 1024 * 1024;

const values = optionsOf(HELP, {
  calls: '500000',
  from: '20000',
  limit: '50',
  adapter: 'Express',
  size: '24KB',
});
const [calls, from, limit] = [values.calls, values.from, values.limit].map(Number);
const subject = SUBJECTS[`service on ${values.adapter}`];

if (isMeasurable()) process.exitCode = (await soak()) > limit ? 1 : 0;
else {
  process.stderr.write(`Nothing can be measured with these options.\n\n${HELP}`);
  process.exitCode = 2;
}

function isMeasurable() {
  const counts = Number.isInteger(calls) && Number.isInteger(from) && from > 0 && calls >= from + STEPS;
  return counts && Number.isFinite(limit) && subject !== undefined && SIZES.includes(values.size);
}

/** @returns by how much it grew, in MB */
async function soak() {
  const body = bodyOf(values.size, intentName(0));
  const service = await SubjectProcess.start(subject, 50);
  try {
    const { port, path } = service;
    let done = 0;
    const rssAfter = async (count) => {
      await load({ port, path, body, connections: 32, count: count - done });
      done = count;
      const { rss } = await service.usage();
      process.stdout.write(`| ${count} | ${(rss / MB).toFixed(1)} |\n`);
      return rss / MB;
    };
    process.stdout.write('| calls | RSS MB |\n| --- | --- |\n');
    const first = await rssAfter(from);
    let last = first;
    for (let step = 1; step <= STEPS; step += 1) {
      last = await rssAfter(from + Math.floor(((calls - from) / STEPS) * step));
    }
    const growth = last - first;
    const verdict = growth > limit ? 'too much' : 'within the limit';
    process.stdout.write(
      `\nGrowth from call ${from} to call ${calls}: ${growth.toFixed(1)} MB, ${verdict} (${limit} MB)\n`,
    );
    return growth;
  } finally {
    await service.stop();
  }
}
