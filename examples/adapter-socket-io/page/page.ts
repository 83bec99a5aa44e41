import { deskAdapter, deskSocket } from '../adapter.js';

/** Where the desk is, and the ticket of whoever is signed in at this portal. */
const { url, ticket } = (await (await fetch('desk.json')).json()) as { url: string; ticket: string };

document.querySelector('partner-journey')!.adapter = deskAdapter(url, deskSocket(url, ticket));
await import('@partner-journey/elements/define-all.js');
