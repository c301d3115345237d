/* global structuredClone */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { idle, watchAxios, watchClass, watchTimers } from './activity.mjs';
import { ENGINE } from './engine-package.mjs';

/**
 * The process that the engine runs in, started by `start-engine.mjs`: the engine patches globals, prints a
 * lot and may end its process. It is the package as it comes from npm (see `ENGINE_PACKAGE`), mounted where the platform mounts it;
 * only its source of bots is ours, and it reads the same documents as the database would give.
 *
 * Messages in: `{ bots }` replaces the bots, `{ idle: id }` asks for the end of all work.
 * Messages out: `{ port }` once, `{ bots: true }`, `{ idle: id }`.
 */
const require = createRequire(import.meta.url);
const { apiUrl, redisPort, mongoUri, port: wantedPort = 0 } = JSON.parse(process.env.ENGINE_SETTINGS);
const server = createServer();
await new Promise((resolve) => server.listen(wantedPort, '127.0.0.1', resolve));
const { port } = server.address();

// The engine reads these when its files are loaded.
process.env.API_ENDPOINT = apiUrl;
process.env.API_URL = apiUrl;
process.env.TILEBOT_ENDPOINT = `http://127.0.0.1:${port}/modules/tilebot`;

const { router, startApp } = require(ENGINE);
const { TdCache } = require(`${ENGINE}/TdCache.js`);
const { MockBotsDataSource } = require(`${ENGINE}/engine/mock/MockBotsDataSource.js`);

const copiesOfAxios = Object.entries(require.cache)
  .filter(
    ([file, module]) => /[\\/]node_modules[\\/]axios[\\/]/.test(file) && module.exports.defaults?.headers,
  )
  .filter(([, module]) => typeof module.exports === 'function')
  .map(([, module]) => module.exports);
copiesOfAxios.forEach(watchAxios);
watchClass(TdCache);
watchTimers();

// The engine's own source of static bots leaves out most of a bot, and hands out documents that it then
// changes. The database does neither.
MockBotsDataSource.prototype.getBotById = async function getBotById(botId) {
  return structuredClone(this.data.bots[botId]?.bot ?? null);
};
MockBotsDataSource.prototype.getByExactMatch = async function getByExactMatch(botId, text) {
  const found = Object.values(this.data.bots[botId].intents).filter(({ question }) => question === text);
  return found.length > 0 && found[0].answer ? structuredClone(found) : null;
};

const bots = {};
await startApp({
  ...(mongoUri ? { MONGODB_URI: mongoUri } : { bots: { bots } }),
  API_ENDPOINT: apiUrl,
  API_URL: apiUrl,
  TILEBOT_ENDPOINT: process.env.TILEBOT_ENDPOINT,
  REDIS_HOST: '127.0.0.1',
  REDIS_PORT: redisPort,
});
const express = createRequire(require.resolve(ENGINE))('express');
server.on('request', express().use('/modules/tilebot', router));

process.on('message', async (message) => {
  if (message.bots) {
    Object.assign(bots, message.bots);
    process.send({ bots: true });
  }
  if (message.idle) {
    process.send({ idle: message.idle, opened: await idle() });
  }
});
process.once('disconnect', () => process.exit());
process.send({ port });
