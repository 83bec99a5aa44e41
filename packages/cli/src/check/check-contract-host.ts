import type { Journey, ResourcePage, Session } from '@partner-journey/contract';
import type { Documents } from '@partner-journey/contract/reader';
import { answerMisfits, cacheMisfits, etagMisfits } from './answer-checks.js';
import type { Checkup } from './checkup.js';
import { corsMisfits, preflightHeaders, preflightMisfits } from './cors-checks.js';
import { CorsMisfits } from './cors-misfits.js';
import { followCursors } from './cursors.js';
import {
  checkDocument,
  libraryMisfits,
  unknownResources,
  wholeLibrary,
  type DocumentName,
} from './document-checks.js';
import { hiddenStepMisfits } from './hidden-steps.js';
import { askHost, type HostAddress, type HostAnswer } from './host-answer.js';
import { promiseMisfits, soughtIn, type Search } from './promise-checks.js';

/** What is asked of a host beside its reads. */
export interface ContractHostOptions {
  readonly address: HostAddress;
  /** The origin of the page that will ask; absent: CORS is not looked at. */
  readonly origin: string | undefined;
}

type Look = ReturnType<Checkup['look']>;

const mostJourneys = 20;
type PagedName = 'resources' | 'feedback' | 'updates' | 'history';

/** One answer: as it was understood, as it came, and where to tell of it. */
interface Read<Name extends DocumentName> {
  readonly value: Documents[Name] | undefined;
  /** Absent when there was none. */
  readonly answer?: HostAnswer | undefined;
  readonly look: Look;
}

/** Reads everything a host serves by the contract. Gives the documents that could be read. */
export async function checkContractHost(
  checkup: Checkup,
  options: ContractHostOptions,
): Promise<{ readonly session: Session | undefined; readonly journeys: readonly Journey[] }> {
  return new ContractHostCheck(checkup, options).run();
}

class ContractHostCheck {
  readonly #checkup: Checkup;
  readonly #options: ContractHostOptions;
  readonly #cors = new CorsMisfits();
  /** Undefined when it could not be read: nothing is promised then, so nothing is missed. */
  #session: Session | undefined;

  constructor(checkup: Checkup, options: ContractHostOptions) {
    this.#checkup = checkup;
    this.#options = options;
  }

  async run() {
    const { value: session, answer, look } = await this.#read('session', '/session');
    this.#session = session;
    if (session) look(...clockMisfits(session));
    const journeys = session || mayGoOn(answer) ? await this.#rest() : [];
    this.#cors.tell();
    return { session, journeys };
  }

  async #rest(): Promise<readonly Journey[]> {
    const { capabilities } = this.#session ?? {};
    const journeys = (capabilities?.journeys ?? true) ? await this.#journeys() : [];
    await this.#library(journeys);
    if (capabilities?.surveys ?? true) await this.#read('surveys', '/surveys');
    for (const name of ['feedback', 'updates'] as const) {
      if (capabilities?.[name] ?? true) await this.#pages(name, `/${name}`);
    }
    if (capabilities?.insights ?? true) await this.#read('insights', '/insights');
    if (capabilities?.live === 'sse') await this.#live();
    const { origin } = this.#options;
    if (capabilities && capabilities.changes.length > 0 && origin !== undefined)
      await this.#preflight(origin);
    return journeys;
  }

  async #journeys(): Promise<readonly Journey[]> {
    const { value: list } = await this.#read('journeys', '/journeys');
    const journeys: Journey[] = [];
    for (const { id } of (list?.items ?? []).slice(0, mostJourneys)) {
      const path = `/journeys/${encodeURIComponent(id)}`;
      const { value, answer, look } = await this.#read('journey', path);
      if (!value || !answer) continue;
      journeys.push(value);
      if (value.id !== id) look(otherJourney(id, value.id));
      if (this.#session) look(...hiddenStepMisfits(this.#session, value, answer.body));
      const etag = answer.headers.get('ETag');
      const again = etag === null ? undefined : await this.#ask(path, { headers: { 'If-None-Match': etag } });
      look(...etagMisfits(answer, again));
    }
    const [first] = journeys;
    const step = first?.stages.flatMap(({ steps }) => steps)[0];
    if (first && step) {
      const steps = `/journeys/${encodeURIComponent(first.id)}/steps/${encodeURIComponent(step.id)}`;
      await this.#pages('history', `${steps}/history`);
    }
    await this.#nothing();
    return journeys;
  }

  async #library(journeys: readonly Journey[]): Promise<void> {
    const pages = await this.#pages('resources', '/resources');
    for (const { value, look } of pages) if (value) look(...libraryMisfits(value, journeys));
    const [page] = pages;
    if (!page?.value) return;
    const library = wholeLibrary(pages.map(({ value, answer }) => ({ value, body: answer?.body })));
    for (const journey of journeys) {
      const source = `GET /journeys/${journey.id} and GET /resources`;
      const misfits = unknownResources(journey, library);
      if (misfits.length > 0) this.#checkup.look('journey', source)(...misfits);
    }
    if (!this.#session) return;
    const { capabilities } = this.#session;
    const search = capabilities.resources.search ? await this.#search(page.value) : undefined;
    page.look(...promiseMisfits(capabilities, page.value, search));
  }

  async #search(library: ResourcePage): Promise<Search | undefined> {
    const sought = soughtIn(library);
    if (!sought) return undefined;
    const q = new URLSearchParams({ q: sought.title });
    const { value: found } = await this.#read('resources', `/resources?${q}`);
    return found && { sought, found };
  }

  #pages<Name extends PagedName>(name: Name, path: string): Promise<readonly Read<Name>[]> {
    return followCursors((cursor) =>
      this.#read(name, cursor === undefined ? path : `${path}?${new URLSearchParams({ cursor })}`),
    );
  }

  /** What is not there is a problem with a code, and no page. */
  async #nothing(): Promise<void> {
    const path = '/journeys/there-is-no-such-journey';
    const look = this.#checkup.look('problem', `GET ${path}`);
    const answer = await this.#ask(path);
    if (typeof answer === 'string') return;
    const fix = 'Answer what is not there, or not this viewer’s, with 404.';
    if (answer.status !== 404) look({ path: 'status', expected: '404', got: String(answer.status), fix });
    else if (checkDocument('problem', answer.body).value === undefined) look(noProblem(answer));
  }

  async #live(): Promise<void> {
    const look = this.#checkup.look('live', 'GET /events');
    const answer = await this.#ask('/events');
    const type =
      typeof answer === 'string' ? answer : (answer.headers.get('Content-Type') ?? 'no such header');
    const isStream =
      typeof answer !== 'string' && answer.status === 200 && /^text\/event-stream\b/i.test(type);
    if (isStream) return;
    const got = typeof answer === 'string' ? answer : `${answer.status}, ${type}`;
    const fix = 'Serve the stream, or say "live": "poll" or "none" in the capabilities of GET /session.';
    look({ path: '', expected: '200 with text/event-stream, as the session promises', got, fix });
  }

  async #preflight(origin: string): Promise<void> {
    const look = this.#checkup.look('changes', 'OPTIONS /changes');
    const needed = { origin, method: 'POST', headers: ['authorization', 'content-type'] };
    const headers = preflightHeaders(needed);
    const answer = await this.#ask('/changes', { method: 'OPTIONS', headers });
    look(...preflightMisfits(answer, { ...needed, wished: ['if-none-match'] }));
  }

  async #read<Name extends DocumentName>(name: Name, path: string): Promise<Read<Name>> {
    const answer = await this.#ask(path);
    const isGood = typeof answer !== 'string' && answer.status === 200 && 'body' in answer;
    const source = `GET ${path}`;
    if (!isGood) {
      const known = typeof answer === 'string' ? undefined : answer;
      // nobody has said that it is there
      const isAbsent = name !== 'session' && !this.#session && known?.status === 404;
      const goesOn = name === 'session' && mayGoOn(known);
      const note = isAbsent ? 'not served' : goesOn ? 'the rest is read without it' : undefined;
      const look = this.#checkup.look(name, source, note);
      if (!isAbsent) look(...answerMisfits(answer));
      return { value: undefined, answer: known, look };
    }
    const look = this.#checkup.look(name, source);
    look(...answerMisfits(answer), ...cacheMisfits(answer));
    const { origin } = this.#options;
    if (origin !== undefined) this.#cors.add(source, look, corsMisfits(answer, origin));
    const { value, misfits } = checkDocument(name, answer.body);
    look(...misfits);
    return { value, answer, look };
  }

  #ask(path: string, init: Parameters<typeof askHost>[2] = {}) {
    const { address, origin } = this.#options;
    const headers = { ...(origin !== undefined && { Origin: origin }), ...init.headers };
    return askHost(address, path, { ...init, headers });
  }
}

/** Where nobody is signed in, or nobody answers, the rest would say the same once more. */
function mayGoOn(session: HostAnswer | undefined): boolean {
  return session !== undefined && session.status !== 401 && session.status !== 403;
}

const mostSecondsOff = 300;

function clockMisfits({ serverTime }: Session) {
  const seconds = Math.round((Date.parse(serverTime) - Date.now()) / 1000);
  if (Math.abs(seconds) <= mostSecondsOff) return [];
  const got = `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this machine`;
  const fix = 'Send the time of the answer, with its zone; what is overdue is judged by it.';
  return [{ level: 'warning' as const, path: '/serverTime', expected: 'the time now', got, fix }];
}

function otherJourney(asked: string, given: string) {
  const fix = 'Give each journey under its own id, the one the list names.';
  return { path: '/id', expected: `"${asked}"`, got: `"${given}"`, fix };
}

function noProblem({ headers }: HostAnswer) {
  const got = headers.get('Content-Type') ?? 'something else';
  const fix =
    'Answer with {"type", "title", "status", "code": "not-found"}: its words are shown to the person.';
  return {
    level: 'warning' as const,
    path: '',
    expected: 'a problem document (RFC 9457) with a code',
    got,
    fix,
  };
}
