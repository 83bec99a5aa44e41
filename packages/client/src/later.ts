/** What a client loads beside the first content, in one piece: writing, and news from the host. */
export { Writing } from './writing.js';
export { listen } from './live/listen.js';
export { readEventStream } from './live/event-stream.js';
