import { parseArgs } from 'node:util';
import { bodyOf } from './lib/bodies.mjs';
import { load } from './lib/load.mjs';
import { intentName } from './lib/serve.mjs';
import { SubjectProcess } from './lib/subject-process.mjs';
import { SUBJECTS } from './lib/subjects.mjs';

/** How the memory of the service grows: RSS after every tenth of the calls, each a conversation of its own. */
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '500000' },
    adapter: { type: 'string', default: 'Express' },
    size: { type: 'string', default: '24KB' },
  },
});
const calls = Number(values.calls);
const body = bodyOf(values.size, intentName(0));
const service = await SubjectProcess.start(SUBJECTS[`service on ${values.adapter}`], 50);
const { port, path } = service;
const megabytes = async () => (await service.usage()).rss / 1024 / 1024;

process.stdout.write('| calls | RSS MB |\n| --- | --- |\n');
const steps = [];
for (let step = 1; step <= 10; step += 1) {
  await load({ port, path, body, connections: 32, count: calls / 10 });
  steps.push(await megabytes());
  process.stdout.write(`| ${(calls / 10) * step} | ${steps.at(-1).toFixed(0)} |\n`);
}
process.stdout.write(`\nGrowth after the first tenth: ${(steps.at(-1) - steps[0]).toFixed(0)} MB\n`);
await service.stop();
