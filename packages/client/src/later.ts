/** What a client loads beside the first content, in one piece: writing, news from the host, and what a refusal says. */
export { Writing } from './writing/writing.js';
export { listen } from './live/listen.js';
export { watchEvents } from './live/watch-events.js';
export { addBody } from './transport/add-body.js';
export { HostRest } from './transport/host-rest.js';
export { sendChanges } from './transport/send-changes.js';
export { readFailure } from './transport/read-failure.js';
export { restUploads } from './transport/rest-uploads.js';
