import { SIZES } from './lib/bodies.mjs';
import { compare } from './lib/compare.mjs';
import { printJson } from './lib/machine.mjs';
import { optionsOf } from './lib/options.mjs';
import { printCell } from './lib/print.mjs';
import { stayOff } from './lib/subject-process.mjs';
import { RATIOS, SUBJECTS } from './lib/subjects.mjs';

const HELP = `npm run bench -- [server] [options]

  --sizes 600B,24KB       of ${SIZES.join(', ')}
  --intents 1,50,10000    registered intents
  --subjects a,b          parts of names: ${Object.keys(SUBJECTS).join(', ')}
  --rounds 7              counted rounds; the figures are their medians
  --connections 32
  --quick                 few requests: shows that the bench runs, and nothing else
  --json                  one JSON document on stdout

Others: npm run bench -- messaging | outbox | dispatch | cold-start | soak
`;

const values = optionsOf(HELP, {
  sizes: '600B,24KB',
  intents: '50',
  subjects: '',
  rounds: '7',
  connections: '32',
  quick: false,
  json: false,
});
stayOff();

const wanted = values.subjects.split(',').filter(Boolean);
const subjects = Object.fromEntries(
  Object.entries(SUBJECTS).filter(
    ([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
  ),
);
/** Requests a round: about as long for each size. */
const COUNTS = { '600B': 8000, '24KB': 3000, '100KB': 800, '1MB': 100 };

const cells = [];
for (const size of values.sizes.split(',')) {
  for (const intents of values.intents.split(',').map(Number)) {
    const results = await compare({
      subjects,
      size,
      intents,
      rounds: values.quick ? 1 : Number(values.rounds),
      count: values.quick ? 64 : COUNTS[size],
      connections: Number(values.connections),
      onRound: ({ round, rounds }) =>
        process.stderr.isTTY &&
        process.stderr.write(`\r${size}, ${intents} intents: round ${round}/${rounds} `),
    });
    const ratios = RATIOS.filter(({ of, to }) => results[of] && results[to]).map(({ of, to, goals }) => ({
      of,
      to,
      ratio: results[of].cpuMicros / results[to].cpuMicros,
      goal: goals[size],
    }));
    const cell = { size, intents, results, ratios };
    cells.push(cell);
    if (!values.json) printCell(cell);
  }
}
if (values.json) printJson({ cells });
