import { createServer } from 'node:net';
import { COMMANDS } from './commands.mjs';
import { Database } from './database.mjs';
import { Frames, answerTo, readCommand } from './wire.mjs';

/** MongoDB's code for a command that it does not know. */
const COMMAND_NOT_FOUND = 59;
/** MongoDB's code for an update that cannot be done, used for everything that the library below refuses. */
const FAILED_TO_PARSE = 9;

/**
 * A MongoDB that keeps everything in memory: the platform's server and the chatbot engine need a database, and a real
 * one is neither on every machine nor quick to start.
 *
 * @returns {Promise<{ uri: string, stop: () => Promise<void> }>}
 */
export async function startMongo() {
  const databases = new Map();
  const databaseOf = (name) => {
    const database = databases.get(name) ?? new Database(name);
    databases.set(name, database);
    return database;
  };
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    const frames = new Frames();
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      for (const frame of frames.push(chunk)) {
        const command = readCommand(frame);
        const answer = run(command.body, databaseOf(command.body.$db));
        if (!command.silent) {
          socket.write(answerTo(command, answer));
        }
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    uri: `mongodb://127.0.0.1:${server.address().port}/tiledesk`,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function run(command, database) {
  const [name] = Object.keys(command).filter((key) => key !== '$db');
  const answer = COMMANDS[name];
  if (!answer) {
    return {
      ok: 0,
      code: COMMAND_NOT_FOUND,
      codeName: 'CommandNotFound',
      errmsg: `no such command: '${name}'`,
    };
  }
  try {
    return { ...answer(command, database), ok: 1 };
  } catch (error) {
    const { code = FAILED_TO_PARSE, codeName = 'FailedToParse', message } = error;
    return { ok: 0, code, codeName, errmsg: message };
  }
}
