import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mapping } from '@partner-journey/client/mapping';
import { repositoryRoot } from '../repository.js';

/** The servers of the examples. */
export const exampleHosts = ['json-server', 'loopback', 'parse-server', 'postgraphile'] as const;

/** These, and one that is made up: its mapping, beside its answers, reads every document of the contract. */
export const recordedHosts = [...exampleHosts, 'old-portal'] as const;
export type RecordedHost = (typeof recordedHosts)[number];

/** What a server answered to all that its mapping reads; long lists have only their first items. */
export interface Recording {
  /** What the page knew. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The journey that was read. */
  readonly journeyId: string;
  /** The step whose history was read; absent: there is none. */
  readonly stepId?: string;
  /** By what was asked, as {@link keyOf} has it. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** What a server of the examples answered, and its mapping. */
export async function readRecording(host: RecordedHost): Promise<Recording & { readonly mapping: Mapping }> {
  const [recording, mapping] = await Promise.all([
    readFile(new URL(`${host}.json`, import.meta.url), 'utf8'),
    readFile(mappingOf(host), 'utf8'),
  ]);
  return { ...(JSON.parse(recording) as Recording), mapping: JSON.parse(mapping) as Mapping };
}

function mappingOf(host: RecordedHost): string | URL {
  return host === 'old-portal'
    ? new URL('old-portal.mapping.json', import.meta.url)
    : join(repositoryRoot, 'examples', `host-${host}`, 'mapping.json');
}

/** What is asked of a host below its address: `GET /tasks?project_id=5`, or `POST /graphql {"query":"…"}`. */
export function keyOf(api: string, address: string, { method = 'GET', body }: RequestInit = {}): string {
  const asked = `${method} ${decodeURIComponent(address.slice(api.length))}`;
  return typeof body === 'string' ? `${asked} ${body}` : asked;
}

/**
 * The answer that was recorded to what is asked; to a list asked for in other words, which a mutated answer brings about,
 * the list that was.
 */
export function recordedKey({ answers }: Recording, asked: string): string | undefined {
  if (Object.hasOwn(answers, asked)) return asked;
  const listOf = (key: string) => (key.startsWith('GET ') ? key.split('?', 1)[0] : undefined);
  return Object.keys(answers).find((key) => listOf(key) !== undefined && listOf(key) === listOf(asked));
}
