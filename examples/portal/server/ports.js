import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const address = '127.0.0.1';

/**
 * The port a person asked for in the environment.
 * @returns {number | undefined} undefined when there is none
 * @throws {Error} when it is no port
 */
export function portFromEnvironment(name) {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${name} is "${text}", which is no port.`);
  return port;
}

/**
 * Lets a server listen on this machine only.
 * @returns {Promise<number>} the port, chosen by the system when 0 was asked for
 * @throws {Error} in one line when the port cannot be had; `hint` says what to do about it
 */
export async function listen(server, port, hint) {
  const taken = new Error(`Port ${port} is taken. ${hint}`);
  // Somebody who listens only on ::1 would get the visitors of http://localhost.
  if (port !== 0 && (await answersOn('::1', port))) throw taken;
  server.listen(port, address);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw error.code === 'EADDRINUSE'
      ? taken
      : new Error(`Port ${port} cannot be used (${error.code}). ${hint}`);
  }
  return server.address().port;
}

/** A port that nobody listens on: the wanted one if possible, else any. */
export async function freePort(wanted) {
  return probe(wanted, '').catch(() => probe(0, ''));
}

/**
 * Makes sure that nobody listens on a port.
 * @throws {Error} in one line when somebody does
 */
export async function probe(port, hint) {
  const server = createServer();
  const found = await listen(server, port, hint);
  await new Promise((resolve) => server.close(resolve));
  return found;
}

function answersOn(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
