import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bodyOf } from './lib/bodies.mjs';
import { load } from './lib/load.mjs';
import { median } from './lib/median.mjs';
import { intentName } from './lib/serve.mjs';
import { SUBJECTS } from './lib/subjects.mjs';

/** From the start of the process to its first answer, against a bare Nest application on the same adapter. */
const ROUNDS = 9;
const body = bodyOf('24KB', intentName(0));

async function firstAnswer({ file, env, path = '/webhook' }) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'subjects', `${file}.mjs`)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, ...env },
  });
  const [{ port }] = await once(child, 'message');
  await load({ port, path, body, connections: 1, count: 1 });
  const took = performance.now() - startedAt;
  child.kill('SIGKILL');
  await once(child, 'exit');
  return took;
}

process.stdout.write(
  '| adapter | service ms | bare Nest ms | ratio (goal 1.3) |\n| --- | --- | --- | --- |\n',
);
for (const adapter of ['Express', 'Fastify']) {
  const times = { service: [], nest: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.service.push(await firstAnswer(SUBJECTS[`service on ${adapter}`]));
    times.nest.push(await firstAnswer(SUBJECTS[`Nest on ${adapter}`]));
  }
  const [service, nest] = [median(times.service), median(times.nest)];
  process.stdout.write(
    `| ${adapter} | ${service.toFixed(0)} | ${nest.toFixed(0)} | ${(service / nest).toFixed(2)} |\n`,
  );
}
