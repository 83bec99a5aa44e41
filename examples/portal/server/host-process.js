import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const stopWithinMs = 5000;
const rememberedLines = 20;
const guard = new URL('end-with-parent.js', import.meta.url).href;

/**
 * Starts the reference host as a process of its own.
 * `ready` settles when it takes requests and rejects in one line when it does not start; `ended` settles with the
 * reason when it is gone; `stop` asks it to end and waits, `kill` does not ask.
 * @param {{port: number, dataFolder: string, origins: readonly string[]}} options
 */
export function launchHost({ port, dataFolder, origins }) {
  const flags = ['--port', String(port), '--data', dataFolder, '--origins', origins.join(',')];
  const child = spawn(process.execPath, ['--import', guard, hostScript(), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Out of the terminal's reach: Ctrl+C would come twice, and the second time means "at once".
    detached: process.platform !== 'win32',
  });
  const ended = reasonOfEnd(child);
  return {
    url: `http://127.0.0.1:${port}`,
    ended,
    ready: Promise.race([untilReady(child, port), ended.then(failToStart)]),
    stop: () => stop(child),
    kill: () => child.kill('SIGKILL'),
  };
}

/** The script behind the command `partner-journey-host`. */
function hostScript() {
  const manifest = import.meta.resolve('@partner-journey/host/package.json');
  const { bin } = JSON.parse(readFileSync(new URL(manifest), 'utf8'));
  return fileURLToPath(new URL(bin['partner-journey-host'], manifest));
}

/** Settles when the host is gone: with the last thing it complained about, else with its exit code or signal. */
async function reasonOfEnd(child) {
  const complaints = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (line.trim() !== '') complaints.push(line.trim());
    if (complaints.length > rememberedLines) complaints.shift();
  });
  const [code, signal] = await once(child, 'close');
  return complaints.at(-1) ?? (signal ? `ended by ${signal}` : `ended with code ${code}`);
}

/** Settles once the host has printed its address. */
function untilReady(child, port) {
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes(`:${port}`)) resolve();
    });
  });
}

function failToStart(reason) {
  throw new Error(`The journey's API did not start: ${reason}`);
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await exited;
  clearTimeout(patience);
}
