import { bodyLimit } from 'hono/body-limit';
import { ProblemError } from '../problems/problem.js';

/** Refuses bodies of more bytes, before they are read to their end. */
export function limitBody(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      // the rest of the body is not read, so nothing can follow on this connection
      const headers = { Connection: 'close' };
      throw new ProblemError('body-too-large', { detail: `At most ${maxBytes} bytes are taken.` }, headers);
    },
  });
}
