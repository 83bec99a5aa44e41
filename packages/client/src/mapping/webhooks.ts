import type { Expressions } from './expressions.js';
import { HostRequests, type HostRequestsOptions } from './host-requests.js';
import type { AnswerRule, Mapping } from './mapping.js';

/** Nobody can sign in to a webhook: it is misconfigured, and what was said is not lost for it. */
const answers: readonly AnswerRule[] = [{ status: 401, means: 'refused' }];
const mapping: Mapping = { mapping: 1, requests: {}, reads: {}, answers };

/** A webhook: what makes requests of its address, and the last part of that. */
export interface Webhook {
  readonly requests: HostRequests;
  readonly path: string;
}

/** Other places than the host: nothing goes there that says who asks, and nothing that is known of the host counts there. */
export class Webhooks {
  readonly #expressions: Expressions;
  readonly #options: HostRequestsOptions;
  readonly #known = new Map<string, Webhook>();

  constructor(expressions: Expressions, options: HostRequestsOptions) {
    this.#expressions = expressions;
    this.#options = { ...options, token: undefined, csrf: undefined, credentials: 'omit' };
  }

  /** The webhook at a whole address. */
  at(address: string): Webhook {
    const known = this.#known.get(address) ?? this.#make(new URL(address));
    this.#known.set(address, known);
    return known;
  }

  #make({ href, pathname, search }: URL): Webhook {
    const api = new URL('.', href).href;
    const requests = new HostRequests(mapping, this.#expressions, { ...this.#options, api });
    // a last part with a colon in it would be an address of its own
    return { requests, path: `./${pathname.slice(pathname.lastIndexOf('/') + 1)}${search}` };
  }
}
