/** The line from a page to the test, for engines that have none. Sent to the page as text, like the kit. */
import type { Told } from '../page-kit.js';

/** One thing a page says. */
export interface Said {
  /** Unlike that of any other page of the tab. */
  readonly page: string;
  /** Counts from 0. */
  readonly number: number;
  readonly told?: Told;
  /** An error nobody caught. */
  readonly uncaught?: string;
}

/** Does nothing where there is a line already. */
export function pageVoice(): void {
  const page = window as unknown as { told?: (told: Told) => void };
  if (page.told) return;
  const address = location.hash.slice(1);
  const name = `${performance.timeOrigin}/${Math.random()}`;
  let number = 0;
  const held: string[] = [];
  // arrives also when the page is closed right after
  const post = (body: string) =>
    fetch(address, { method: 'POST', body, keepalive: true, mode: 'no-cors' }).catch(() => held.push(body));
  const say = (what: object) => void post(JSON.stringify({ page: name, number: number++, ...what }));
  // without a network there is no line either: it is said later
  addEventListener('online', () => held.splice(0).forEach((body) => void post(body)));
  page.told = (told) => say({ told });
  addEventListener('error', ({ message }) => say({ uncaught: message }));
  addEventListener('unhandledrejection', ({ reason }) => say({ uncaught: String(reason) }));
}
