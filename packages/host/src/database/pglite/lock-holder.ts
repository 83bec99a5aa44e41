import { connect } from 'node:net';
import { systemCode } from '../start-error.js';

const answerTimeoutMs = 1000;

/** Who holds a data folder, or is about to. */
export interface Holder {
  readonly pid: number;
  /** RFC 3339; absent when the process does not answer. */
  readonly since?: string;
  state: 'claiming' | 'holding';
  /** Where it serves, once it does. */
  url?: string;
}

/**
 * Asks the process behind a lock's socket who it is; undefined when there is none any more.
 * A process that is there but does not answer (stopped, or busy) counts as holding.
 */
export function askHolder(path: string, pid: number): Promise<Holder | undefined> {
  const silent: Holder = { pid, state: 'holding' };
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    const finish = (holder: Holder | undefined) => {
      socket.destroy();
      resolve(holder);
    };
    socket.setEncoding('utf8').setTimeout(answerTimeoutMs, () => finish(silent));
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => finish(readHolder(text) ?? silent));
    socket.on('error', (error) => {
      const code = systemCode(error);
      const isGone = code === 'ECONNREFUSED' || code === 'ENOENT';
      finish(isGone ? undefined : (readHolder(text) ?? silent));
    });
  });
}

function readHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}
