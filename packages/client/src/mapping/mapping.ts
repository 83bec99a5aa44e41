import type { ChangeKind } from '@partner-journey/contract';
import type { QueryKind } from '../adapters/query.js';
import type { KeepableKind } from '../kept-here/kept-marks.js';
import type { Expression, Template, ValueTemplate } from './template.js';

/**
 * How one host's API is read and written: plain data, so that it can stand in a page, in a file or in code. Every text
 * in it that is not a name or an address is an expression in JSONata.
 */
export interface Mapping {
  /** For editors: where the JSON Schema of this language is, `./node_modules/@partner-journey/client/schema/mapping.v1.json`. */
  readonly $schema?: string;
  /** Version of this language. */
  readonly mapping: 1;
  /** Base address of the API; absent: the `api` of the client. */
  readonly api?: string;
  /** How the host knows who asks; absent: by cookie. */
  readonly auth?: AuthMapping;
  /** Headers of every request, each with where its value is found. */
  readonly headers?: Readonly<Record<string, Template>>;
  /** What can be asked, by names of your own: an answer stands under its name in the expressions of `reads`. */
  readonly requests: Readonly<Record<string, RequestMapping>>;
  /** How each document of the contract is made. What is absent is switched off. */
  readonly reads: Readonly<Partial<Record<QueryKind, ReadMapping>>>;
  /** How each kind of change is sent. What is absent is not offered. */
  readonly changes?: Readonly<Partial<Record<ChangeKind, ChangeMapping>>>;
  /** What answers mean where their status says something else; the first rule that fits counts. */
  readonly answers?: readonly AnswerRule[];
  /** Kinds of change for which the host has no place: what the person did is kept in their browser, and they are told so. */
  readonly keptHere?: readonly KeepableKind[];
  /** E-mail address for what a person wants to say, where the host takes no feedback: their mail program opens with it. */
  readonly feedbackMail?: string;
}

/** How a token goes along. */
export interface AuthMapping {
  /** Name of the header. @default 'Authorization' */
  readonly header?: string;
  /** What stands in it; `{token}` is the token. @default 'Bearer {token}' */
  readonly format?: string;
  /**
   * Name of a member of the search part that has the token instead of a header: for hosts whose answers allow no header
   * of ours across origins. Addresses are written down in more places than headers are.
   */
  readonly search?: string;
}

/** One address of the API. */
export interface RequestMapping {
  /** Names of requests that are asked before: their answers stand under `$all` in the expressions of this one. */
  readonly after?: string | readonly string[];
  /** One request for each item this finds, `$item` in its expressions; the answers are one list. At most 100 are asked. */
  readonly each?: Expression;
  /** Below the base address; an expression in braces is put in encoded: `/projects/{$query.journeyId}/tasks`. */
  readonly path: string;
  /** One of these, or a table of them, of which GET and DELETE go without the body: `{"$of": "$change.payload.on", "$values": {…}}`. @default 'GET' */
  readonly method?: Method | ValueTemplate;
  /** Members of the search part, each with an expression; one without a value is left out. */
  readonly search?: Readonly<Record<string, Template>>;
  /** Headers of this request alone. */
  readonly headers?: Readonly<Record<string, Template>>;
  /** What is sent. */
  readonly body?: Template;
  /**
   * How: as JSON; `form`: its members as a form would send them; `text`: JSON that calls itself plain text. The last two
   * need no permission of the host before they are sent across origins. @default 'json'
   */
  readonly encoding?: BodyEncoding;
  /** Where the list stands in an answer that is one page of it; with `pages` the answer is then the whole list. */
  readonly items?: Expression;
  /** How the next page is asked for. */
  readonly pages?: PagesMapping;
  /** Whether the rest may be shown without it: when it fails, its answer is nothing, and an issue says so. @default false */
  readonly optional?: boolean;
}

/** How something is asked or sent. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** How a body is sent. */
export type BodyEncoding = 'json' | 'form' | 'text';

/** How a list goes on. */
export interface PagesMapping {
  /**
   * `number` and `offset` count pages or items in a member of the search part; `cursor` puts what `next` finds in it;
   * `url` follows the address that `next` finds; `link` follows the header `Link` (RFC 8288) with `rel="next"`.
   */
  readonly by: 'number' | 'offset' | 'cursor' | 'url' | 'link';
  /** Where the number, offset, cursor and size of a page are put. @default 'search' */
  readonly in?: 'search' | 'body';
  /**
   * Name of the member of the search part, or of the body: `variables.after`; absent: `page`, `offset` or `cursor`, as `by`
   * has it.
   */
  readonly name?: string;
  /**
   * Number of the first page.
   * @default 1
   * @asType integer
   * @minimum 0
   */
  readonly first?: number;
  /** Name of the member that says how many items a page has, and how many are asked for. */
  readonly size?: { readonly name: string; readonly value: number };
  /**
   * Where the cursor or address of the next page stands, or for `number` and `offset` whether there is one; no value ends
   * the list. It knows the answer, `$headers`, `$status` and `$loaded`, the number of items so far.
   */
  readonly next?: Expression;
  /**
   * How many pages are fetched at most.
   * @default 50
   * @asType integer
   * @minimum 1
   */
  readonly most?: number;
}

/** How a document is made. */
export interface ReadMapping {
  /** Names of the requests whose answers it is made of. */
  readonly from: string | readonly string[];
  /** The document, by the names of the contract. */
  readonly as: Template;
}

/** How a change is sent, and what is known about sending it twice. */
export interface ChangeMapping extends Omit<
  RequestMapping,
  'path' | 'after' | 'each' | 'items' | 'pages' | 'optional'
> {
  /**
   * Below the base address, as of any request; or a table of such, as for what is posted to a list and deleted from a row:
   * `{"$of": "$change.payload.on", "$values": {"true": "/marks", "false": "/marks/{marks[0].id}"}}`.
   */
  readonly path?: string | ValueTemplate;
  /**
   * Instead of `path`: the whole address of another place that takes this, such as an automation service. No token, no
   * cookie and no header of the mapping goes there, and what it answers means what its status says, or what `answers` of
   * this change say.
   */
  readonly webhook?: string;
  /**
   * What to do when it is not known whether the host has taken it, for this kind of change alone. `repeat`: the same request again has no second
   * effect, as when it sets a state. `key`: the host knows a repeated one by the header `keyHeader`. `id`: the request
   * carries an id of ours, and the host refuses a second one of it, which a rule of `answers` calls `done-before`.
   * `look`: before it is sent, the expression `done` says of the answers of `from` whether it is done.
   * `ask`: the person is asked.
   */
  readonly again: 'repeat' | 'key' | 'id' | 'look' | 'ask';
  /** For `key`: name of the header. @default 'Idempotency-Key' */
  readonly keyHeader?: string;
  /**
   * Names of requests that are asked before it is sent: their answers stand under `$all`, and by their names, in its
   * expressions, as for the id of a row that is to be deleted, or for the rest of what is put as a whole.
   */
  readonly from?: string | readonly string[];
  /** For `look`: whether those answers show that it is done. */
  readonly done?: Expression;
  /** What answers to this kind of change mean; they are asked before the `answers` of the mapping. */
  readonly answers?: readonly AnswerRule[];
}

/** What an answer means. */
export interface AnswerRule {
  /** Statuses it is about; absent: all. */
  readonly status?: number | readonly number[];
  /** Asked of the body, with `$status` and `$headers`; absent: whatever the body is. */
  readonly when?: Expression;
  readonly means: AnswerMeaning;
  /** Where the host's words for the person stand in the body. */
  readonly reason?: Expression;
  /**
   * Where the body or `$headers` say until when the host wants to be left alone: seconds from now, seconds or milliseconds
   * since 1970, or a moment. Until then nothing is asked or sent, whoever wants it. Where this finds nothing, `Retry-After`
   * counts; without that, `later` and `unknown` begin a pause that grows each time.
   */
  readonly retryAfter?: Expression;
}

/**
 * `done` and `done-before`: as wanted · `refused`: never, as it is · `conflict`: somebody else was first ·
 * `sign-in`: who asks is not known, or not any more · `later`: not taken, perhaps in a while · `unknown`: it is not known
 * whether it was taken, so `again` of the change decides · `nothing`: there is no such thing, and that is no error.
 */
export type AnswerMeaning =
  'done' | 'done-before' | 'refused' | 'conflict' | 'sign-in' | 'later' | 'unknown' | 'nothing';
