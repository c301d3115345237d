import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { idle, watchClass, watchCommands, watchRequests, watchTimers } from '../activity.mjs';
import { startMongo } from '../mongo/mongo-server.mjs';
import { stubMissingModules } from './missing-modules.mjs';

/**
 * The process that the platform's own server runs in, started by `server-child.mjs`: the package as it comes from npm,
 * with the database beside it and without the modules that no conversation needs.
 *
 * Messages in: `{ idle: id }` asks for the end of all work.
 * Messages out: `{ mongoUri }` and `{ port }` once, `{ idle: id, opened }`.
 */
const SERVER = '@tiledesk/tiledesk-server';
/** The database's driver looks after its connections by longer timers, in milliseconds. */
const LONGEST_TIMER = 4_000;

const { redisPort, enginePort } = JSON.parse(process.env.SERVER_SETTINGS);
const mongo = await startMongo();
process.send({ mongoUri: mongo.uri });

// The server reads these when its files are loaded.
Object.assign(process.env, {
  DATABASE_URI: mongo.uri,
  MONGODB_URI: mongo.uri,
  MONGODB_LOGS_URI: mongo.uri,
  MONGOOSE_UNIFIED_TOPOLOGY: 'true',
  CACHE_REDIS_HOST: '127.0.0.1',
  CACHE_REDIS_PORT: String(redisPort),
  REDIS_HOST: '127.0.0.1',
  REDIS_PORT: String(redisPort),
  TILEBOT_ENDPOINT: `http://127.0.0.1:${enginePort}/modules/tilebot`,
  CACHE_ENABLED: 'false',
  EMAIL_ENABLED: 'false',
  TILEBOT_ENABLED: 'false',
  CHAT21_ENABLED: 'false',
  JOB_WORKER_ENABLED: 'false',
  DISABLE_AUTO_SHEMA_MIGRATION: 'true',
  CREATE_INITIAL_DATA: 'false',
  // Without it, the server takes a bot, which has no address either, for the administrator.
  ADMIN_EMAIL: 'admin@example.com',
  GLOBAL_SECRET: 'the secret of a test',
  SUPER_PASSWORD: 'superadmin',
});

stubMissingModules();
const require = createRequire(import.meta.url);
const requireOfServer = createRequire(require.resolve(`${SERVER}/package.json`));
requireOfServer('mongodb').instrument({}, (error, commands) => watchCommands(commands));
watchClass(require(`${SERVER}/utils/TdCache.js`).TdCache, ['connect']);
watchTimers({ longest: LONGEST_TIMER });
watchRequests();
const app = require(`${SERVER}/app.js`);

const server = createServer(app);
// Callers keep their connections for long: the platform never closes an idle one during a test.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', async (message) => {
  process.send({ idle: message.idle, opened: await idle() });
});
process.once('disconnect', () => process.exit());
