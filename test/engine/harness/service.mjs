import { freePort, startChild } from './child.mjs';
import { waitForPort } from './wait-for-port.mjs';

/**
 * Runs a compiled service, for example `dist/src/main.js` or the main file of an example, on a free port,
 * so that the engine can call it.
 *
 * @param {object} options
 * @param {string} options.entry path of the script that starts the service
 * @param {Record<string, string>} [options.env] its environment; nothing else of this process's environment
 *   but `PATH` is passed on
 * @param {string} [options.portVariable] the environment variable that carries the port. Default `PORT`
 * @param {string} [options.cwd]
 * @param {number} [options.within] milliseconds until it must listen. Default 20 000
 * @returns {Promise<{ url: string, port: number, output: () => string, stop: () => Promise<void> }>}
 */
export async function startService({ entry, env = {}, portVariable = 'PORT', cwd, within = 20_000 }) {
  const port = await freePort();
  const child = startChild(entry, process.execPath, [entry], {
    cwd,
    env: { PATH: process.env.PATH, [portVariable]: String(port), ...env },
  });
  try {
    await waitForPort(port, child, within);
  } catch (error) {
    // Otherwise the child keeps this process alive.
    await child.stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, port, output: child.output, stop: child.stop };
}
