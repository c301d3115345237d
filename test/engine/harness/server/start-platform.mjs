import { randomInt, randomUUID } from 'node:crypto';
import { freePort } from '../child.mjs';
import { startEngineProcess } from '../engine-child.mjs';
import { startRedis } from '../redis.mjs';
import { PlatformBot } from './platform-bot.mjs';
import { PlatformUser } from './platform-user.mjs';
import { RestClient } from './rest-client.mjs';
import { ServerChild } from './server-child.mjs';

const PASSWORD = 'Not-a-secret-1';
/** How long the server and the engine may have something under way, in milliseconds. */
const IDLE_LIMIT = 60_000;

/** The platform's own server with the real engine, Redis and a database: one project, whose owner is an agent. */
class RealPlatform {
  #server;
  #engine;
  #redis;

  constructor({ url, server, engine, redis, owner, project }) {
    /** Base URL of the REST API: a service's `PLATFORM_API_URL`. */
    this.url = url;
    this.#server = server;
    this.#engine = engine;
    this.#redis = redis;
    /** Calls in the name of the project's owner. */
    this.owner = owner;
    this.project = project;
    this.projectId = project._id;
  }

  /** Undefined without an engine. */
  get engineUrl() {
    return this.#engine?.url;
  }

  /** The last output of the server and the engine: add it to the report of a failure. */
  get output() {
    return `${this.#server.output}\n${this.#engine?.output ?? ''}`;
  }

  /**
   * A bot with its own department, which sends it all new conversations.
   *
   * @param {import('./platform-bot.mjs').PlatformBotOptions} [options]
   * @returns {Promise<PlatformBot>}
   */
  bot(options = {}) {
    return PlatformBot.create(this, options);
  }

  /** An agent of the project, whom hand-offs may reach. */
  async agent(firstname = 'Nora') {
    const email = `${randomUUID()}@example.com`;
    const guest = new RestClient(this.url);
    // The server's index takes two accounts without a telephone number for one.
    const phone = `+39${randomInt(1e9, 1e10)}`;
    await guest.post('/auth/signup', { email, password: PASSWORD, firstname, lastname: 'Fields', phone });
    const { token, user } = await guest.post('/auth/signin', { email, password: PASSWORD });
    await this.owner.post(`/${this.projectId}/project_users/invite`, {
      email,
      role: 'agent',
      user_available: true,
    });
    return { id: user._id, email, rest: new RestClient(this.url, token) };
  }

  /** A department without a bot, or with one. */
  department(name, fields = {}) {
    return this.owner.post(`/${this.projectId}/departments`, { name, routing: 'assigned', ...fields });
  }

  /**
   * A new user in a new conversation, which begins with the user's first words.
   *
   * @param {PlatformBot} bot that answers
   * @param {import('./platform-user.mjs').UserOptions} [options]
   * @returns {Promise<PlatformUser>}
   */
  user(bot, options = {}) {
    return PlatformUser.create(this, bot, options);
  }

  /** Resolves when neither the server nor the engine has anything under way: silence after it is a proof. */
  async idle(within = IDLE_LIMIT) {
    let before;
    for (;;) {
      const opened = [await this.#server.idle(within), await this.#engine?.idle(within)].join();
      if (opened === before) {
        return;
      }
      before = opened;
    }
  }

  async close() {
    await Promise.all([this.#engine?.stop(), this.#server.stop()]);
    await this.#redis.stop();
  }
}

/**
 * Starts the whole platform: start one for a file of tests, and use a new `user()` for each test.
 *
 * @param {{ engine?: boolean }} [options] `engine: false`: only the server, whose bots hear nothing
 * @returns {Promise<RealPlatform>}
 */
export async function startPlatform({ engine: withEngine = true } = {}) {
  const redis = await startRedis();
  // The server reads the engine's address when it starts, and the engine is started after it.
  const enginePort = await freePort();
  const server = await ServerChild.start({ redisPort: redis.port, enginePort });
  let engine;
  try {
    const [mongoUri, url] = await Promise.all([server.mongoUri(), server.url()]);
    if (withEngine) {
      engine = await startEngineProcess({ apiUrl: url, redisPort: redis.port, mongoUri, port: enginePort });
    }
    const { owner, project } = await openProject(url);
    return new RealPlatform({ url, server, engine, redis, owner, project });
  } catch (error) {
    await Promise.all([engine?.stop(), server.stop(), redis.stop()]);
    throw error;
  }
}

async function openProject(url) {
  const guest = new RestClient(url);
  const email = 'owner@example.com';
  await guest.post('/auth/signup', { email, password: PASSWORD, firstname: 'Olga', lastname: 'Owner' });
  const { token } = await guest.post('/auth/signin', { email, password: PASSWORD });
  const owner = new RestClient(url, token);
  return { owner, project: await owner.post('/projects', { name: 'Bottega Uno' }) };
}
