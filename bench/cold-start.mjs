import { bodyOf } from './lib/bodies.mjs';
import { load } from './lib/load.mjs';
import { printJson } from './lib/machine.mjs';
import { optionsOf } from './lib/options.mjs';
import { medians } from './lib/rounds.mjs';
import { intentName } from './lib/serve.mjs';
import { stayOff, SubjectProcess } from './lib/subject-process.mjs';
import { SUBJECTS } from './lib/subjects.mjs';

/** From the start of the process to its first answer, against a bare Nest application on the same adapter. */
const HELP = `npm run bench -- cold-start [options]

  --rounds 9    starts of each; the figures are their medians
  --json        one JSON document on stdout
`;
const GOAL = 1.3;

const values = optionsOf(HELP, {
  rounds: '9',
  json: false,
});

stayOff();
const body = bodyOf('24KB', intentName(0));

/** The clock, which neighbours slow down, and the CPU time of the process, which they disturb less. */
async function firstAnswer(name) {
  const startedAt = performance.now();
  const started = await SubjectProcess.start(SUBJECTS[name], 50);
  const { port, path } = started;
  await load({ port, path, body, connections: 1, count: 1 });
  const milliseconds = performance.now() - startedAt;
  const { cpu, rss } = await started.usage();
  await started.stop();
  return { milliseconds, cpuMilliseconds: cpu / 1000, rssMegabytes: rss / 1024 / 1024 };
}

const starts = [];
for (const adapter of ['Express', 'Fastify']) {
  const samples = { service: [], nest: [] };
  for (let round = 0; round < Number(values.rounds); round += 1) {
    samples.service.push(await firstAnswer(`service on ${adapter}`));
    samples.nest.push(await firstAnswer(`Nest on ${adapter}`));
  }
  const [service, nest] = [medians(samples.service), medians(samples.nest)];
  const ratio = service.milliseconds / nest.milliseconds;
  const cpuRatio = service.cpuMilliseconds / nest.cpuMilliseconds;
  starts.push({ adapter, service, nest, ratio, cpuRatio, goal: GOAL });
}

if (values.json) printJson({ starts });
else {
  const rows = starts.map(({ adapter, service, nest, ratio, cpuRatio }) => {
    const pair = (key) => `${service[key].toFixed(0)} | ${nest[key].toFixed(0)}`;
    return `| ${adapter} | ${pair('milliseconds')} | ${ratio.toFixed(2)} | ${pair('cpuMilliseconds')} | ${cpuRatio.toFixed(2)} |`;
  });
  const head = `| adapter | service ms | bare Nest ms | ratio (goal ${GOAL}) | service CPU ms | bare Nest CPU ms | ratio |`;
  process.stdout.write(`${[head, '| --- | --- | --- | --- | --- | --- | --- |', ...rows].join('\n')}\n`);
}
