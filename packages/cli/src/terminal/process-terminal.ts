import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import type { Terminal } from './terminal.js';

/** The terminal of this process. The first `SIGINT` or `SIGTERM` stops the command in order, the second at once. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const stop = new AbortController();
  const handleSignal = () => {
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
  };
  process.on('SIGINT', handleSignal);
  process.on('SIGTERM', handleSignal);
  // whoever reads the answer may have enough of it, as `head` does
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    print: (words) => void stdout.write(words),
    tell: (words) => void stderr.write(words),
    readInput: () => text(stdin),
    ...(stdin.isTTY && stderr.isTTY && { ask }),
    stopped: stop.signal,
  };
}

async function ask(question: string): Promise<string> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await prompt.question(question)).trim();
  } finally {
    prompt.close();
  }
}
