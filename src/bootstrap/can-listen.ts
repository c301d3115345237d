import { createServer } from 'node:net';
import { CannotListenError, type ListenAddress } from '../common/index.js';

/**
 * Tries the address before the application connects to anything: an address that is taken is the usual fault of a start
 * on a developer's machine, and Nest would find it last, and log it by its own name.
 *
 * @throws CannotListenError
 */
export async function assertCanListen(address: ListenAddress): Promise<void> {
  const { host, port } = address;
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      // Exclusive: a worker would ask its supervisor for the port.
      server.once('error', reject).listen({ host, port, exclusive: true }, resolve);
    });
  } catch (error) {
    throw CannotListenError.from(error, address);
  }
  await new Promise((resolve) => server.close(resolve));
}
