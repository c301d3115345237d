import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printJson } from './lib/machine.mjs';
import { optionsOf } from './lib/options.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { printSubjects } from './lib/print.mjs';
import { medians, rotated } from './lib/rounds.mjs';
import { stayOff, SubjectProcess } from './lib/subject-process.mjs';

/** Each engine of the outbox, from the submission of a job to its delivery, against its own bare client. */
const JOBS = { memory: 10_000, embedded: 500, postgres: 2000 };

const HELP = `npm run bench -- outbox [options]

  --engines memory,postgres   of ${Object.keys(JOBS).join(', ')}
  --jobs 1000                 a round, instead of ${Object.values(JOBS).join(', ')}
  --in-flight 100             jobs that are not delivered yet at the same time, each of another conversation
  --rounds 5                  counted rounds; the figures are their medians
  --json                      one JSON document on stdout
`;

const values = optionsOf(HELP, {
  engines: Object.keys(JOBS).join(),
  jobs: undefined,
  'in-flight': '100',
  rounds: '5',
  json: false,
});
const rounds = Number(values.rounds);
const inFlight = Number(values['in-flight']);

async function compare(engine, directory, database) {
  const count = Number(values.jobs ?? JOBS[engine]);
  const running = [];
  try {
    for (const [name, file] of [
      ['by hand', 'outbox-by-hand'],
      ['the outbox', 'outbox'],
    ]) {
      const env = { BENCH_ENGINE: engine, BENCH_DIR: join(directory, file), BENCH_DATABASE: database };
      running.push({ name, process: await SubjectProcess.start({ file, env }), samples: [] });
    }
    for (let round = 0; round <= rounds; round += 1) {
      for (const one of rotated(running, round)) {
        const sample = await one.process.ask({ count, inFlight });
        // The first round warms up: it is not counted.
        if (round > 0) one.samples.push(sample);
      }
    }
  } finally {
    await Promise.all(running.map(({ process }) => process.stop()));
  }
  const results = Object.fromEntries(running.map(({ name, samples }) => [name, medians(samples)]));
  const [hand, ours] = Object.values(results);
  return {
    engine,
    jobs: count,
    results,
    ratios: { perSecond: ours.perSecond / hand.perSecond, cpu: ours.cpuMicros / hand.cpuMicros },
  };
}

stayOff();
const engines = [];
for (const engine of values.engines.split(',')) {
  const directory = mkdtempSync(join(tmpdir(), 'bench-outbox-'));
  let postgres;
  try {
    if (engine === 'postgres') postgres = await startPostgres(directory);
    const compared = await compare(engine, directory, postgres?.url);
    engines.push(compared);
    if (!values.json) print(compared);
  } finally {
    await postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
if (values.json) printJson({ inFlight, engines });

function print({ engine, results, ratios }) {
  printSubjects({ title: `${engine}, ${inFlight} jobs in flight`, unit: 'job', results, ratios: [] });
  const { perSecond, cpu } = ratios;
  process.stdout.write(
    `- the outbox / by hand: ${perSecond.toFixed(2)} of its throughput, ${cpu.toFixed(1)} times its CPU time\n`,
  );
}
