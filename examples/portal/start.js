/**
 * Starts the demo: the reference host on its own port, and the Tidewater Partner Portal whose pages talk to it.
 *
 * PORT         where the portal is (5173)
 * HOST_PORT    where the journey's API is (8787, or any free port when that is taken)
 * PORTAL_DATA  folder of the API's database (.data/portal in the repository)
 *
 * Prints one line when both are ready. Either one ending ends the other.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPortal } from './server/create-portal.js';
import { launchHost } from './server/host-process.js';
import { freePort, listen, portFromEnvironment, probe } from './server/ports.js';

const defaultPort = 5173;
const defaultHostPort = 8787;

let portal;
let host;
let ending;

/** Ends both sides once, however it came to that. */
function end(exitCode, message) {
  if (message) process.stderr.write(`${message}\n`);
  ending ??= (async () => {
    portal?.close();
    portal?.closeAllConnections();
    await host?.stop();
    process.exit(exitCode);
  })();
  return ending;
}

function chooseHostPort() {
  const wanted = portFromEnvironment('HOST_PORT');
  return wanted === undefined
    ? freePort(defaultHostPort)
    : probe(wanted, 'Choose another one for HOST_PORT.');
}

async function start() {
  const elementsFolder = dirname(
    fileURLToPath(import.meta.resolve('@partner-journey/elements/package.json')),
  );
  if (!existsSync(join(elementsFolder, 'dist/cdn/partner-journey.js'))) {
    throw new Error('The SDK is not built yet. Run "npm run build" first.');
  }
  const hostPort = await chooseHostPort();
  portal = createPortal({ hostUrl: `http://127.0.0.1:${hostPort}`, elementsFolder });
  const port = await listen(
    portal,
    portFromEnvironment('PORT') ?? defaultPort,
    'Choose another one: PORT=5180 npm start',
  );
  host = launchHost({
    port: hostPort,
    dataFolder: resolve(
      process.env.PORTAL_DATA || fileURLToPath(new URL('../../.data/portal', import.meta.url)),
    ),
    origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
  });
  await host.ready;
  void host.ended.then((reason) => ending ?? end(1, `The journey's API stopped: ${reason}`));
  process.stdout.write(`Tidewater Partner Portal is ready: http://localhost:${port}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
process.on('uncaughtException', (error) => end(1, error.stack));
process.on('exit', () => host?.kill());

start().catch((error) => ending ?? end(1, error.message));
