import { printJson } from './lib/machine.mjs';
import { optionsOf } from './lib/options.mjs';
import { printSubjects } from './lib/print.mjs';
import { medians, rotated } from './lib/rounds.mjs';
import { CLIENT_CORES, stayOff, SubjectProcess } from './lib/subject-process.mjs';

/** CPU time of a send: the messaging API against a POST by hand, each in its own process, to one platform server. */
const BY_HAND = 'node:http by hand';
const CLIENT = 'messaging client';
const GOAL = 1.5;
const SENDERS = {
  [BY_HAND]: 'send-node-http',
  'axios by hand': 'send-axios',
  [CLIENT]: 'send-client',
  'messaging in the service': 'send-service',
};

const HELP = `npm run bench -- messaging [options]

  --sends 8000        a round
  --in-flight 1000    sends that wait for their answer at the same time
  --rounds 7          counted rounds; the figures are their medians
  --json              one JSON document on stdout
`;

const values = optionsOf(HELP, {
  rounds: '7',
  sends: '8000',
  'in-flight': '1000',
  json: false,
});
const rounds = Number(values.rounds);
const wanted = { count: Number(values.sends), inFlight: Number(values['in-flight']) };

stayOff();
const running = [];
const platform = await SubjectProcess.start({ file: 'platform', cores: CLIENT_CORES });
try {
  const env = { BENCH_PLATFORM: `http://127.0.0.1:${platform.port}` };
  for (const [name, file] of Object.entries(SENDERS)) {
    running.push({ name, process: await SubjectProcess.start({ file, env }), samples: [] });
  }
  for (let round = 0; round <= rounds; round += 1) {
    for (const one of rotated(running, round)) {
      const sample = await one.process.ask(wanted);
      // The first round warms up: it is not counted.
      if (round > 0) one.samples.push(sample);
    }
  }
} finally {
  await Promise.all([platform, ...running.map(({ process }) => process)].map((one) => one.stop()));
}

const results = Object.fromEntries(running.map(({ name, samples }) => [name, medians(samples)]));
const ratios = Object.keys(SENDERS)
  .filter((name) => name !== BY_HAND)
  .map((name) => ({
    of: name,
    to: BY_HAND,
    ratio: results[name].cpuMicros / results[BY_HAND].cpuMicros,
    goal: name === CLIENT ? GOAL : undefined,
  }));
if (values.json) printJson({ ...wanted, results, ratios });
else printSubjects({ title: `${wanted.inFlight} sends in flight`, unit: 'send', results, ratios });
