import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FulfillmentModule, Intent, Intents } from '../dist/src/index.js';
import { Dispatcher } from '../dist/src/dispatch/index.js';
import { readWebhookRequest } from '../dist/src/protocol/index.js';
import { bodyOf, UNIQUE } from './lib/bodies.mjs';
import { median } from './lib/median.mjs';
import { intentName } from './lib/serve.mjs';

/**
 * Dispatch alone: a validated request in, the compiled reply out; in process, in CPU time. The requests are made a few
 * at a time, between the measurements: many of them at once would be garbage that the dispatch is charged for.
 */
const BATCH = 20;
const BATCHES = 200;
const WARM_UP = 3;
const ROUNDS = 9;

async function dispatcherOf(names) {
  class BenchIntents {}
  names.forEach((name, index) => {
    const method = `intent${index}`;
    const descriptor = { value: () => 'Hello from the bench.', writable: true, configurable: true };
    Object.defineProperty(BenchIntents.prototype, method, descriptor);
    Intent(name)(BenchIntents.prototype, method, descriptor);
  });
  Intents()(BenchIntents);
  class AppModule {}
  const imports = [FulfillmentModule.forRoot({ webhookVerification: 'none' })];
  Module({ imports, providers: [BenchIntents] })(AppModule);
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  return { app, dispatcher: app.get(Dispatcher) };
}

let serial = 0;
function requests(body) {
  return Array.from({ length: BATCH }, () => {
    serial += 1;
    return readWebhookRequest(JSON.parse(body.replaceAll(UNIQUE, serial.toString(16).padStart(24, '0'))));
  });
}

async function microsOfRound(dispatcher, body) {
  let micros = 0;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const made = requests(body);
    const before = process.cpuUsage();
    for (const request of made) await dispatcher.dispatch(request);
    const { user, system } = process.cpuUsage(before);
    micros += user + system;
  }
  return micros / (BATCH * BATCHES);
}

async function microsPerCall(names, wanted) {
  const { app, dispatcher } = await dispatcherOf(names);
  const body = bodyOf('24KB', wanted);
  const samples = [];
  for (let round = 0; round < WARM_UP; round += 1) await microsOfRound(dispatcher, body);
  for (let round = 0; round < ROUNDS; round += 1) samples.push(await microsOfRound(dispatcher, body));
  await app.close();
  return median(samples);
}

const named = (count) => Array.from({ length: count }, (_, index) => intentName(index));
const patterns = Array.from({ length: 1000 }, (_, index) => new RegExp(`^pattern\\.${index}\\.[a-z]+$`));

process.stdout.write('| handlers | µs per dispatch |\n| --- | --- |\n');
for (const [title, names, wanted] of [
  ['1 intent', named(1), intentName(0)],
  ['50 intents', named(50), intentName(25)],
  ['10,000 intents', named(10_000), intentName(5000)],
  ['1,000 RegExp intents, the last matches', patterns, 'pattern.999.x'],
]) {
  process.stdout.write(`| ${title} | ${(await microsPerCall(names, wanted)).toFixed(1)} |\n`);
}
